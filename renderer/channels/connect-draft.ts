/** What was entered for a new account so far; survives a restart, except for the keys. */
import { useState } from 'react';
import { z } from 'zod';
import { useKept } from '../platform/kept.ts';
import type { ConfigField, Values } from './config-fields.tsx';

const schema = z.object({
  kind: z.string().optional(),
  name: z.string(),
  values: z.record(z.string(), z.string()),
  since: z.enum(['open', 'now', 'day']),
  day: z.string(),
});

export type ConnectDraft = z.output<typeof schema>;

const EMPTY: ConnectDraft = { name: '', values: {}, since: 'open', day: '' };

export interface Draft {
  readonly draft: ConnectDraft;
  /** All entered values, keys included. */
  readonly values: Values;
  readonly change: (patch: Partial<ConnectDraft>) => void;
  readonly setValue: (field: ConfigField, value: string) => void;
  readonly forget: () => void;
}

export function useConnectDraft(): Draft {
  const [kept, setKept] = useKept('connect', schema);
  const [secrets, setSecrets] = useState<Values>({});
  const draft = kept ?? EMPTY;
  return {
    draft,
    values: { ...draft.values, ...secrets },
    change: (patch) => setKept({ ...draft, ...patch }),
    setValue(field, value) {
      if (field.type === 'secret') setSecrets({ ...secrets, [field.name]: value.trim() });
      else setKept({ ...draft, values: { ...draft.values, [field.name]: value } });
    },
    forget() {
      setKept(undefined);
      setSecrets({});
    },
  };
}
