/** A shop in a box with the office behind it: orders come in, leave in parcels, are invoiced, paid and talked about. */
import { documentCommands } from '../../main/documents/commands.ts';
import { documentQueries } from '../../main/documents/queries.ts';
import { feedbackCommands } from '../../main/feedback/commands.ts';
import { feedbackQueries } from '../../main/feedback/queries.ts';
import { invoicingChecks } from '../../main/invoicing/checks.ts';
import { invoicingCommands } from '../../main/invoicing/commands.ts';
import { invoicingQueries } from '../../main/invoicing/queries.ts';
import { paymentChecks } from '../../main/payments/checks.ts';
import { paymentCommands } from '../../main/payments/commands.ts';
import { paymentQueries } from '../../main/payments/queries.ts';
import { settingsCommands } from '../../main/settings/commands.ts';
import { shippingChecks } from '../../main/shipping/checks.ts';
import { shippingCommands } from '../../main/shipping/commands.ts';
import type { QueryInput, QueryReply } from '../../shared/api/contract.ts';
import { queries } from '../../shared/api/contract.ts';
import type { CommandAnswer } from '../../shared/api/envelope.ts';
import type { InvoiceModel } from '../../shared/documents/invoice.ts';
import type { ChannelLine, ChannelReview } from '../../shared/sync/connector.ts';
import type { OrderWish } from './channel-order.ts';
import { channelOrder, goodsLine } from './channel-order.ts';
import type { FlowBench } from './flow-bench.ts';
import { flowBench } from './flow-bench.ts';
import { OWNER } from './pipeline.ts';

const handlers = {
  ...paymentQueries,
  ...invoicingQueries,
  ...feedbackQueries,
  ...documentQueries,
};
type Name = keyof typeof handlers;

export interface MoneyDesk extends FlowBench {
  /** Its value; a refusal fails the test. */
  must(name: string, args: unknown): Record<string, never>;
  /** The code of a refusal, or `done`. */
  code(name: string, args: unknown): string;
  ask<N extends Name>(name: N, args: QueryInput<N>): QueryReply<N>;
  undo(answer: CommandAnswer & { readonly commandId: string }): string;
  /** An order as the channel would bring it; answers its id here. */
  sell(externalId: string, lines: readonly ChannelLine[], wish?: Partial<OrderWish>): string;
  /** One parcel with these units, by SKU, handed over. */
  ship(externalId: string, units: Readonly<Record<string, number>>): void;
  review(review: Partial<ChannelReview> & { readonly externalId: string }): void;
  account(columns: Readonly<Record<string, string | number>>): void;
  company(): void;
  models(): InvoiceModel[];
  events(): string[];
}

export const mug = (qty: number, values: Partial<ChannelLine> = {}): ChannelLine =>
  goodsLine({ qty, externalId: '1', listingExternalId: '10', sku: 'SKU-10', ...values });
export const soap = (qty: number, values: Partial<ChannelLine> = {}): ChannelLine =>
  goodsLine({ qty, externalId: '2', listingExternalId: '11', sku: 'SKU-11', name: 'Olive soap', ...values });

export function moneyDesk(): MoneyDesk {
  const t = flowBench({
    ...paymentCommands,
    ...invoicingCommands,
    ...feedbackCommands,
    ...documentCommands,
    ...settingsCommands,
    ...shippingCommands,
  });
  t.product({ externalId: '10', qty: 20 });
  t.product({ externalId: '11', qty: 20 });
  t.endFirstPass();
  // People take their time: no two commands share a millisecond.
  const act: MoneyDesk['do'] = (name, args, id) => {
    t.clock.now += 1_000;
    return t.do(name, args, id);
  };
  const must: MoneyDesk['must'] = (name, args) => {
    const answer = act(name, args);
    if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.error)}`);
    return answer.value as Record<string, never>;
  };
  const code: MoneyDesk['code'] = (name, args) => {
    const answer = act(name, args);
    return answer.ok ? 'done' : answer.error.code;
  };
  return {
    ...t,
    do: act,
    must,
    code,
    ask(name, args) {
      const def = queries[name];
      const handler = handlers[name] as (context: object, args: unknown) => unknown;
      const reply = t.db.read(
        (reader) => handler({ reader, now: t.clock.now, actor: OWNER }, def.args.parse(args)) as never,
      );
      return def.reply.parse(reply) as never;
    },
    undo: (answer) => code('command.undo', { commandId: answer.commandId }),
    sell(externalId, lines, wish = {}) {
      t.clock.now += 60_000;
      t.order(
        channelOrder(t.clock.now, {
          externalId,
          number: `N${externalId}`,
          email: `${externalId}@example.com`,
          lines,
          ...wish,
        }),
      );
      return String(t.orderRow(externalId).id);
    },
    ship(externalId, units) {
      const fulfilment = t.rows<{ id: string }>(
        `select f.id from fulfilment f join orders o on o.id = f.order_id where o.external_id = ?
          and f.state not in ('handed_over', 'cancelled')`,
        externalId,
      )[0];
      const fulfilmentId = fulfilment?.id;
      const { parcelId } = must('parcel.open', { fulfilmentId });
      let outcome: unknown;
      for (const [sku, qty] of Object.entries(units))
        for (let unit = 0; unit < qty; unit += 1) outcome = must('parcel.scan', { parcelId, code: sku });
      const isAll = (outcome as { openUnits: number } | undefined)?.openUnits === 0;
      if (isAll) must('parcel.close', { parcelId });
      else must('parcel.ship_what_is_here', { fulfilmentId });
      must('parcel.hand_over', { parcelId, way: 'collected' });
    },
    review(review) {
      t.receive({
        stream: 'reviews',
        review: {
          listingExternalId: '10',
          rating: 5,
          text: 'Lovely',
          author: 'Annika',
          email: '',
          writtenAt: t.clock.now,
          state: 'open',
          ...review,
        },
      });
    },
    account(columns) {
      for (const [column, value] of Object.entries(columns))
        t.db.raw.prepare(`update account set ${column} = ?`).run(value);
    },
    company() {
      must('settings.update', {
        section: 'company',
        patch: {
          name: 'Hollin & Rye',
          line1: 'Kastanienallee 12',
          postcode: '20359',
          city: 'Hamburg',
          country: 'DE',
          vatId: 'DE314159265',
        },
      });
    },
    models: () =>
      t
        .rows<{ model: string }>("select model from document where kind = 'invoice' order by created_at, id")
        .map((row) => JSON.parse(row.model) as InvoiceModel),
    events: () => t.rows<{ type: string }>('select type from event order by seq').map((row) => row.type),
    faults: () => [
      ...t.faults(),
      ...t.db.read((reader) =>
        [...shippingChecks, ...paymentChecks, ...invoicingChecks].flatMap((check) =>
          check.find(reader).map((fault) => `${check.name}: ${fault}`),
        ),
      ),
    ],
  };
}
