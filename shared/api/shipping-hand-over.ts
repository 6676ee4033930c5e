/** What leaves and what does not: in part, stopped, let go, unpacked, handed over, tracked. */
import { z } from 'zod';
import { FULFILMENT_STATES, WAYS } from '../shipping/vocabulary.ts';
import { command } from './define.ts';
import { carrierCode, id, stopErrors, trackingNumber, workErrors } from './shipping-shapes.ts';

const handOverArgs = z.strictObject({
  parcelId: id,
  way: z.enum(WAYS).default('carrier'),
  /** As scanned from the label. Empty: none. */
  trackingNumber: trackingNumber.default(''),
  /** Without one it is recognised from the number. */
  carrierCode: carrierCode.optional(),
});

const handedOver = z.strictObject({
  parcelId: id,
  fulfilmentId: id,
  orderId: id,
  units: z.number(),
  carrierCode: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  /** What happened against the rules, as codes: `was_stopped`, `already_handed_over`, `was_unpacked`, `empty`. */
  contradictions: z.array(z.string()),
});

export const handOverCommands = {
  /**
   * Only what is in parcels leaves; the rest goes back to its claims and comes to picking as work of its own. Closes the
   * open parcel. `rest` says what stays.
   */
  'parcel.ship_what_is_here': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ fulfilmentId: id }),
    reply: z.strictObject({
      fulfilmentId: id,
      state: z.enum(FULFILMENT_STATES),
      rest: z.array(z.strictObject({ lineId: id, qty: z.number() })),
      slipDocumentId: id.nullable(),
    }),
    errors: [...workErrors, 'nothing_packed', 'nothing_missing'],
    undo: 'none',
  }),
  /**
   * Takes everything that has not left out of its parcels: units go back to their shelf, what the channel cancelled is
   * cancelled here, the remainder comes to picking anew.
   */
  'parcel.unpack': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ fulfilmentId: id }),
    reply: z.strictObject({ fulfilmentId: id, units: z.number() }),
    errors: ['fulfilment_unknown', 'fulfilment_done'],
    undo: 'none',
  }),
  /** Lets stopped work go in spite of what the channel changed; a later change stops it again. */
  'fulfilment.ship_anyway': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ fulfilmentId: id, reason: z.string().trim().min(1).max(500) }),
    reply: z.strictObject({ fulfilmentId: id }),
    errors: ['fulfilment_unknown', 'fulfilment_done', 'not_stopped'],
    undo: 'inverse',
  }),
  /** The way back of `fulfilment.ship_anyway`. */
  'fulfilment.stop_again': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({ fulfilmentId: id }),
    reply: z.strictObject({ fulfilmentId: id }),
    errors: ['fulfilment_unknown', 'fulfilment_done', 'not_let_go'],
    undo: 'none',
  }),

  /**
   * The label was scanned, or the parcel collected: stock moves, the invoice may be issued, the channel is told. Cannot
   * be undone. Stopped or held work is refused, and stays.
   */
  'parcel.hand_over': command({
    kind: 'request',
    permission: 'work',
    args: handOverArgs,
    reply: handedOver,
    errors: [
      'parcel_unknown',
      'parcel_done',
      'parcel_empty',
      'parcel_not_packed',
      'carrier_unknown',
      'tracking_taken',
      ...stopErrors,
    ],
    undo: 'none',
  }),
  /** The parcel is out of the house, whatever the rules say; what contradicts them stands in the order's timeline. */
  'parcel.has_left': command({
    kind: 'fact',
    permission: 'work',
    args: handOverArgs,
    reply: handedOver,
    errors: ['parcel_unknown'],
    undo: 'none',
  }),
  /** Corrects number and carrier after the hand-over; the channel is told again. Empty number: none. */
  'parcel.set_tracking': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({
      parcelId: id,
      trackingNumber,
      /** Without one it is recognised from the number; null: none. */
      carrierCode: carrierCode.nullable().optional(),
    }),
    reply: z.strictObject({
      parcelId: id,
      trackingNumber: z.string().nullable(),
      carrierCode: z.string().nullable(),
    }),
    errors: ['parcel_unknown', 'parcel_unpacked', 'carrier_unknown', 'tracking_taken'],
    undo: 'inverse',
  }),
  /** All or nothing. `rows` of the refusal: [{row, column, value, code}]. */
  'tracking.import': command({
    kind: 'request',
    permission: 'work',
    args: z.strictObject({
      rows: z
        .array(
          z.strictObject({
            parcelId: id,
            trackingNumber: trackingNumber.min(1),
            carrierCode: carrierCode.optional(),
          }),
        )
        .min(1)
        .max(5_000),
      /** Hand over those that still wait here. Cannot be undone. */
      handOver: z.boolean().default(true),
    }),
    reply: z.strictObject({ corrected: z.number(), handedOver: z.number() }),
    errors: ['tracking_rows_invalid'],
    undo: 'none',
  }),
};
