/** Imported before any schema: zod must not probe for `eval`, which the content security policy reports. */
import { z } from 'zod';

z.config({ jitless: true });
