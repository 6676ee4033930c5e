/** What a person does at the pack table, one step each, as it is kept until the engine has answered. */
import { z } from 'zod';
import { WAYS } from '../../shared/shipping/vocabulary.ts';

const act = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('scan'), code: z.string() }),
  z.object({ kind: z.literal('confirm'), fulfilmentLineId: z.string() }),
  z.object({
    kind: z.literal('learn'),
    parcelId: z.string(),
    code: z.string(),
    fulfilmentLineId: z.string(),
  }),
  z.object({ kind: z.literal('take_back') }),
  z.object({ kind: z.literal('new_parcel') }),
  z.object({ kind: z.literal('close') }),
  z.object({ kind: z.literal('ship_here') }),
  z.object({
    kind: z.literal('hand_over'),
    parcelId: z.string(),
    way: z.enum(WAYS),
    trackingNumber: z.string(),
    carrierCode: z.string().optional(),
  }),
]);
export type Act = z.output<typeof act>;

export const stepSchema = z.object({
  /** The `cmd_…` id under which it is sent; sending it again after a reload changes nothing. */
  id: z.string(),
  fulfilmentId: z.string(),
  act,
});
export type Step = z.output<typeof stepSchema>;
