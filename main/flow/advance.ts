/**
 * The order's way: after every command and every page, in the same transaction, the next steps of each touched order
 * are done until none is left. What to do is decided by `shared/orders/next-steps.ts`; how it is done stands in
 * `steps/`, one file a step. The facts are the checkpoint: killed between two commits, the next start goes on from them.
 */
import { assert } from '../../shared/base/assert.ts';
import { derive } from '../../shared/orders/derive.ts';
import type { OrderFacts } from '../../shared/orders/facts.ts';
import type { Step } from '../../shared/orders/next-steps.ts';
import { nextSteps } from '../../shared/orders/next-steps.ts';
import type { Run } from '../db/run.ts';
import { followInvoices } from '../invoicing/follow.ts';
import { saveDerived } from '../orders/derived-store.ts';
import { loadFacts } from '../orders/facts-store.ts';
import { openListings } from '../stock/opening.ts';
import { relinkLines } from './relink.ts';
import { allocate } from './steps/allocate.ts';
import { cancelOrder } from './steps/cancel.ts';
import { cancelUnits } from './steps/cancel-units.ts';
import { complete } from './steps/complete.ts';
import { followStock } from './steps/follow-stock.ts';
import { issueInvoice } from './steps/issue-invoice.ts';
import { recall } from './steps/recall.ts';
import { release } from './steps/release.ts';
import { settleServices } from './steps/settle-services.ts';
import { shipElsewhere } from './steps/ship-elsewhere.ts';
import { stop } from './steps/stop.ts';
import { tellComplete } from './steps/tell-complete.ts';
import { tellPaid } from './steps/tell-paid.ts';
import { tellShipped } from './steps/tell-shipped.ts';

type StepOf<K extends Step['kind']> = Extract<Step, { kind: K }>;
/** Answers whether anything was done; a step that has to wait is asked again at the next occasion. */
type Doer<K extends Step['kind']> = (run: Run, facts: OrderFacts, step: StepOf<K>) => boolean;

/** How each step is done; a new step fails to compile until it stands here. */
const doers: { readonly [K in Step['kind']]: Doer<K> } = {
  cancel_units: cancelUnits,
  stop,
  ship_elsewhere: shipElsewhere,
  allocate,
  recall,
  release,
  settle_services: settleServices,
  issue_invoice: issueInvoice,
  tell_shipped: tellShipped,
  tell_paid: tellPaid,
  tell_complete: tellComplete,
  complete,
  cancel: cancelOrder,
};

/** More rounds than any order needs: reaching it means that a step does not change the facts that asked for it. */
const MAX_ROUNDS = 20;

export function advance(run: Run): void {
  const touched = new Set<string>();
  for (let round = 0; hasWork(run); round += 1) {
    assert(round < MAX_ROUNDS, `orders settle: ${[...run.ordersToAdvance].slice(0, 3).join(', ')} do not`);
    const listingIds = take(run.listingsChanged);
    openListings(run, listingIds);
    relinkLines(run, listingIds);
    const orderIds = take(run.ordersToAdvance);
    for (const id of orderIds) touched.add(id);
    doSteps(run, orderIds);
    // Claims follow stock only after the orders at hand took theirs: their steps may have freed units.
    followStock(run, take(run.itemsMoved));
  }
  writeDerived(run, [...touched]);
}

const hasWork = (run: Run): boolean =>
  run.ordersToAdvance.size > 0 || run.itemsMoved.size > 0 || run.listingsChanged.size > 0;

/** Oldest order first, so that it gets its units before a younger one. An order that went on is looked at again. */
function doSteps(run: Run, orderIds: readonly string[]): void {
  if (orderIds.length === 0) return;
  const all = [...loadFacts(run.tx, orderIds).values()];
  all.sort((a, b) => a.placedAt - b.placedAt || (a.id < b.id ? -1 : 1));
  for (const facts of all) {
    for (const step of nextSteps(facts)) if (doStep(run, facts, step)) run.advance(facts.id);
  }
}

function doStep(run: Run, facts: OrderFacts, step: Step): boolean {
  const doer = doers[step.kind] as (run: Run, facts: OrderFacts, step: Step) => boolean;
  return doer(run, facts, step);
}

function take(set: Set<string>): string[] {
  const all = [...set];
  set.clear();
  return all;
}

/** The stored statuses equal what the rules say of the facts. */
export function writeDerived(run: Run, orderIds: readonly string[]): void {
  if (orderIds.length === 0) return;
  const all = [...loadFacts(run.tx, orderIds).values()];
  for (const facts of all) saveDerived(run.tx, facts, derive(facts));
  followInvoices(
    run,
    all.filter((facts) => facts.invoicedMinor > 0).map((facts) => facts.id),
  );
  run.touch('orders');
  for (const id of orderIds) run.touch(`order:${id}`);
}
