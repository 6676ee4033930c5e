/**
 * Carries one step of the pack table out: looks what lies there now, sends the fact, and says what came of it. What a
 * scan means (a unit, a label, other work) is decided here from fresh data, never from what the screen happened to show.
 */
import type { Answer } from '../../shared/api/calls.ts';
import type { CommandInput, CommandName, CommandReply } from '../../shared/api/contract.ts';
import type { Refusal, Result } from '../../shared/base/result.ts';
import { ok } from '../../shared/base/result.ts';
import type { Transport } from '../platform/transport.ts';
import { placeOfFound } from './address.ts';
import { type Counted, goodsName, type Outcome, type Pack, type Parcel, type Said } from './pack-said.ts';
import type { Act, Step } from './pack-step.ts';

export type Call = Transport['call'];

/** Repeats itself safely: every fact carries the step's own id. */
export async function runStep(call: Call, step: Step): Promise<Said> {
  const table = new Table(call, step);
  const { value: pack } = await call.query('pack.get', { fulfilmentId: step.fulfilmentId });
  const outcome: Outcome = pack ? await table.act(pack, step.act) : { is: 'gone' };
  return { ...outcome, fulfilmentId: step.fulfilmentId, ...table.undoable() };
}

/** One step at the table. Lives as long as the step. */
class Table {
  private readonly call: Call;
  private readonly step: Step;
  private commandId: string | undefined;

  constructor(call: Call, step: Step) {
    this.call = call;
    this.step = step;
  }

  undoable(): { readonly undoable?: string } {
    return this.commandId === undefined ? {} : { undoable: this.commandId };
  }

  act(pack: Pack, act: Act): Promise<Outcome> {
    switch (act.kind) {
      case 'scan':
        return this.scan(pack, act.code);
      case 'confirm': {
        const { fulfilmentLineId } = act;
        return this.count(pack, ({ id: parcelId }) =>
          this.fact('parcel.confirm_unit', { parcelId, fulfilmentLineId }),
        );
      }
      case 'learn': {
        const { kind: _kind, ...args } = act;
        return this.count(pack, () => this.fact('parcel.learn_code', args));
      }
      case 'take_back':
        return this.takeBack(pack);
      case 'new_parcel':
        return this.newParcel(pack);
      case 'close':
        return this.close(pack);
      case 'ship_here':
        return this.shipHere(pack);
      case 'hand_over': {
        const { kind: _kind, ...args } = act;
        return this.handOver(pack, args);
      }
    }
  }

  private async scan(pack: Pack, code: string): Promise<Outcome> {
    const current = currentOf(pack);
    if (pack.stop) return this.scanStopped(pack, current, code);
    const waiting = waitingOf(pack)[0];
    if (!current && openUnitsOf(pack) === 0) {
      if (waiting) return this.label(pack, waiting, code);
      return (await this.elsewhere(pack, code)) ?? { is: 'gone' };
    }
    // On an untouched table the code of other work opens that; once something is in a parcel, nothing is left by a slip.
    const elsewhere = current ? undefined : await this.elsewhere(pack, code);
    return elsewhere ?? this.scanUnit(pack, code, waiting);
  }

  /** Nothing counts any more; the fact stays in the order's scans. */
  private async scanStopped(pack: Pack, current: Parcel | undefined, code: string): Promise<Outcome> {
    const elsewhere = await this.elsewhere(pack, code);
    if (elsewhere) return elsewhere;
    if (!current) return { is: 'stopped', code };
    const answer = await this.fact('parcel.scan', { parcelId: current.id, code });
    return answer.ok ? { is: 'stopped', code } : refused(answer.error);
  }

  private scanUnit(pack: Pack, code: string, waiting: Parcel | undefined): Promise<Outcome> {
    return this.count(
      pack,
      ({ id: parcelId }) => this.fact('parcel.scan', { parcelId, code }),
      async (counted, parcel) => {
        const { looksLike, openUnits } = counted;
        if (looksLike === 'tracking') {
          const parcelMeant = openUnits === 0 ? parcel : waiting;
          return parcelMeant ? this.label(pack, parcelMeant, code) : { is: 'label_early', code, openUnits };
        }
        if (looksLike !== null) {
          const elsewhere = parcel.units === 0 ? await this.elsewhere(pack, code) : undefined;
          return elsewhere ?? { is: 'other_work', code };
        }
        if (openUnits === 0) return { is: 'ask_label', code, parcelId: parcel.id };
        return { is: 'ask_line', code, parcelId: parcel.id, expected: expectedOf(pack) };
      },
    );
  }

  /** Counts a unit into the open parcel, which the first one opens and the last one closes. */
  private async count(
    pack: Pack,
    send: (parcel: Parcel) => Promise<Answer<Counted>>,
    onUnknown?: (counted: Counted, parcel: Parcel) => Promise<Outcome>,
  ): Promise<Outcome> {
    const opened = await this.openParcel(pack);
    if (!opened.ok) return refused(opened.error);
    const parcel = opened.value;
    const answer = await send(parcel);
    if (!answer.ok) return refused(answer.error);
    const counted = answer.value;
    if (counted.outcome === 'unknown' && onUnknown) return onUnknown(counted, parcel);
    const expected = expectedOf(pack);
    if (counted.outcome !== 'right' || counted.openUnits > 0) return { is: 'counted', counted, expected };
    const closed = await this.call.command('parcel.close', { parcelId: parcel.id });
    if (!closed.ok) return refused(closed.error);
    const { slipDocumentId } = closed.value;
    return { is: 'counted', counted, expected, closed: { parcelNumber: parcel.number, slipDocumentId } };
  }

  private async openParcel(pack: Pack): Promise<Result<Parcel>> {
    const current = currentOf(pack);
    if (current) return ok(current);
    const { fulfilmentId } = pack;
    const opened = await this.call.command('parcel.open', { fulfilmentId });
    if (!opened.ok) return opened;
    const { parcelId, number } = opened.value;
    return ok({ ...EMPTY, id: parcelId, fulfilmentId, number });
  }

  /** Other work that the code stands for, or this one's own number. */
  private async elsewhere(pack: Pack, code: string): Promise<Outcome | undefined> {
    const { value: found } = await this.call.query('pack.find', { code });
    if (found.kind === null || found.kind === 'item') return undefined;
    if (found.work.some((work) => work.fulfilmentId === pack.fulfilmentId))
      return { is: 'here', orderNumber: pack.orderNumber };
    const address = placeOfFound(found, code);
    return address && { is: 'opens', address };
  }

  private async label(pack: Pack, parcel: Parcel, code: string): Promise<Outcome> {
    const { value: found } = await this.call.query('pack.find', { code });
    if (found.kind === 'item') {
      const { value } = await this.call.query('items.find_code', { code });
      return { is: 'label_item', name: value.item ? goodsName(value.item) : code };
    }
    if (found.kind === 'tracking' && found.parcelId !== parcel.id) return { is: 'label_taken', code };
    if (found.kind !== null && found.kind !== 'tracking')
      return (await this.elsewhere(pack, code)) ?? { is: 'other_work', code };
    const { value: seen } = await this.call.query('tracking.recognise', { trackingNumber: code });
    if (seen.carriers.length === 0) return { is: 'ask_label', code, parcelId: parcel.id };
    const { trackingNumber } = seen;
    return this.handOver(pack, { parcelId: parcel.id, way: 'carrier', trackingNumber });
  }

  private async handOver(pack: Pack, args: CommandInput<'parcel.hand_over'>): Promise<Outcome> {
    const done = await this.fact('parcel.hand_over', args);
    if (!done.ok) return refused(done.error);
    const { carrierCode, trackingNumber } = done.value;
    const { value: known } = await this.call.query('carriers.list', {});
    const others = pack.parcels.filter((one) => one.id !== args.parcelId);
    return {
      is: 'handed_over',
      orderNumber: pack.orderNumber,
      parcelNumber: pack.parcels.find((one) => one.id === args.parcelId)?.number ?? 1,
      carrierName: known.carriers.find((one) => one.code === carrierCode)?.name ?? carrierCode ?? '',
      trackingNumber,
      isLast: openUnitsOf(pack) === 0 && others.every((one) => one.state === 'handed_over'),
    };
  }

  private async takeBack(pack: Pack): Promise<Outcome> {
    const last = pack.parcels.findLast((one) => one.state === 'open' || one.state === 'packed');
    if (!last) return { is: 'taken_back', name: null };
    if (last.state === 'packed') {
      const opened = await this.call.command('parcel.reopen', { parcelId: last.id });
      if (!opened.ok) return refused(opened.error);
    }
    const back = await this.fact('parcel.take_back', { parcelId: last.id });
    if (!back.ok) return refused(back.error);
    const line = pack.lines.find((one) => one.fulfilmentLineId === back.value.fulfilmentLineId);
    return { is: 'taken_back', name: line && back.value.qty > 0 ? goodsName(line) : null };
  }

  private async newParcel({ fulfilmentId }: Pack): Promise<Outcome> {
    const opened = await this.fact('parcel.new', { fulfilmentId });
    if (!opened.ok) return refused(opened.error);
    const { number, slipDocumentId } = opened.value;
    return { is: 'new_parcel', parcelNumber: number, slipDocumentId };
  }

  private async close(pack: Pack): Promise<Outcome> {
    const parcel = currentOf(pack);
    if (!parcel) return { is: 'gone' };
    const closed = await this.fact('parcel.close', { parcelId: parcel.id });
    if (!closed.ok) return refused(closed.error);
    return { is: 'closed', parcelNumber: parcel.number, slipDocumentId: closed.value.slipDocumentId };
  }

  private async shipHere(pack: Pack): Promise<Outcome> {
    const shipped = await this.fact('parcel.ship_what_is_here', { fulfilmentId: pack.fulfilmentId });
    if (!shipped.ok) return refused(shipped.error);
    const parcelNumber = pack.parcels.findLast((one) => one.units > 0)?.number ?? 1;
    return { is: 'closed', parcelNumber, slipDocumentId: shipped.value.slipDocumentId };
  }

  /** The command that the step stands for, under the step's own id. */
  private async fact<N extends CommandName>(
    name: N,
    args: CommandInput<N>,
  ): Promise<Answer<CommandReply<N>>> {
    const answer = await this.call.command(name, args, { id: this.step.id });
    if (answer.ok && answer.canUndo) this.commandId = this.step.id;
    return answer;
  }
}

const refused = (refusal: Refusal): Outcome => ({ is: 'refused', refusal });

const currentOf = (pack: Pack): Parcel | undefined =>
  pack.parcels.find((parcel) => parcel.id === pack.currentParcelId);

export const openUnitsOf = (pack: Pack): number => pack.lines.reduce((sum, line) => sum + line.openQty, 0);

/** Closed parcels that wait for their label, by number. */
export const waitingOf = (pack: Pack): readonly Parcel[] =>
  pack.parcels.filter((parcel) => parcel.state === 'packed');

function expectedOf(pack: Pack): string {
  const next = pack.lines.find((line) => line.openQty > 0);
  return next ? goodsName(next) : '';
}

const EMPTY: Omit<Parcel, 'id' | 'fulfilmentId' | 'number'> = {
  state: 'open',
  way: null,
  weightG: null,
  box: null,
  carrierCode: null,
  carrierName: '',
  trackingNumber: null,
  trackingUrl: '',
  packedAt: null,
  handedOverAt: null,
  units: 0,
  unscannedUnits: 0,
  lines: [],
  slipDocumentId: null,
};
