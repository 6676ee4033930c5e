/** The half-filled form of an act on stock. One at a time; it survives a restart and belongs to its item. */
import { z } from 'zod';
import { WRITE_OFF_REASONS } from '../../shared/stock/reasons.ts';
import { useKept } from '../platform/kept.ts';

export const ACTS = ['book_in', 'count', 'write_off', 'move'] as const;
export type ActName = (typeof ACTS)[number];

const draftSchema = z.object({
  itemId: z.string(),
  act: z.enum(ACTS),
  qty: z.number().nullable(),
  reason: z.enum(WRITE_OFF_REASONS).nullable(),
  note: z.string(),
  warehouseId: z.string().nullable(),
  /** '': no bin (for a count: the whole warehouse). */
  binId: z.string(),
  toWarehouseId: z.string().nullable(),
  toBinId: z.string(),
});

export type ActDraft = z.output<typeof draftSchema>;

export function useActDraft(itemId: string) {
  const [kept, keep] = useKept('stock.act', draftSchema);
  const draft = kept?.itemId === itemId ? kept : undefined;
  return {
    draft,
    open: (act: ActName, start: Pick<ActDraft, 'qty' | 'binId' | 'warehouseId'>): void =>
      keep({
        itemId,
        act,
        ...start,
        reason: null,
        note: '',
        toWarehouseId: null,
        toBinId: '',
      }),
    set: (patch: Partial<ActDraft>): void => {
      if (draft) keep({ ...draft, ...patch });
    },
    close: (): void => keep(undefined),
  };
}
