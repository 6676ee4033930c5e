/** `npm run check`: types, lint, format and the architecture tests; nothing that starts the program. */
import './lib/guard.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runScript } from './lib/say.mjs';
import { checkSteps, runSteps } from './lib/steps.mjs';
import { runVitest } from './lib/vitest.mjs';

await runScript(async () => {
  await ensureInstalled();
  const checked = await runSteps(checkSteps());
  const tested = await runVitest(['test/architecture'], { whole: false });
  return checked.failed + tested.failed === 0 ? 0 : 1;
});
