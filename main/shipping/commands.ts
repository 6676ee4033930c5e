/** All writes of shipping, by name. */
import { handOverCommands } from './hand-over-commands.ts';
import { missingCommands } from './missing-commands.ts';
import { parcelCommands } from './parcel-commands.ts';
import { pickCommands } from './pick-commands.ts';
import { pickListCommands } from './pick-list-commands.ts';
import { scanCommands } from './scan-commands.ts';
import { stopCommands } from './stop-commands.ts';
import { trackingCommands } from './tracking-commands.ts';

export const shippingCommands = {
  ...pickCommands,
  ...missingCommands,
  ...pickListCommands,
  ...parcelCommands,
  ...scanCommands,
  ...stopCommands,
  ...handOverCommands,
  ...trackingCommands,
};
