/**
 * The screens, one line each: its address, its place in the rail, its key, and the component that is loaded when it is
 * first shown. A new screen is added here and nowhere else.
 */
import {
  IconAdjustmentsHorizontal,
  IconBox,
  IconInbox,
  IconReceipt,
  IconShare,
  IconStack,
  IconSun,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Words } from '../../shared/words/words.ts';
import type { IconShape } from '../ui/icon.tsx';

export type ScreenId = keyof Words['shell']['screens'];

export interface ScreenDef {
  readonly id: ScreenId;
  readonly path: `/${string}`;
  readonly icon: IconShape;
  /** After `g`. */
  readonly key?: string;
  /** `counter`: brings a whole window of its own (`CounterScreen`), without rail and bar. */
  readonly window?: 'counter';
  readonly file: string;
  /** The name under which the file exports it. */
  readonly component: string;
}

const ALL: readonly ScreenDef[] = [
  { id: 'today', path: '/', icon: IconSun, key: 't', file: 'today/today-screen', component: 'TodayScreen' },
  { id: 'orders', path: '/orders', icon: IconInbox, key: 'o', file: 'orders/orders-screen', component: 'OrdersScreen' },
  { id: 'pack', path: '/pick-and-pack', icon: IconBox, key: 'p', window: 'counter', file: 'shipping/pick-and-pack-screen', component: 'PickAndPackScreen' },
  { id: 'stock', path: '/stock', icon: IconStack, key: 's', file: 'stock/stock-screen', component: 'StockScreen' },
  { id: 'invoices', path: '/invoices', icon: IconReceipt, key: 'i', file: 'invoicing/invoices-screen', component: 'InvoicesScreen' },
  { id: 'customers', path: '/customers', icon: IconUsers, key: 'c', file: 'feedback/customers-screen', component: 'CustomersScreen' },
  { id: 'channels', path: '/channels', icon: IconShare, file: 'channels/channels-screen', component: 'ChannelsScreen' },
  { id: 'settings', path: '/settings', icon: IconAdjustmentsHorizontal, file: 'settings/settings-screen', component: 'SettingsScreen' },
]; // biome-ignore format: a table

type Load = () => Promise<Readonly<Record<string, ComponentType>>>;

const files = import.meta.glob<Readonly<Record<string, ComponentType>>>('../*/*-screen.tsx');

/** What is not built is not shown. */
export const SCREENS: readonly ScreenDef[] = ALL.filter(({ file }) => `../${file}.tsx` in files);

/** Loads a screen's component. */
export async function loadScreen({ file, component }: ScreenDef): Promise<ComponentType> {
  const load: Load | undefined = files[`../${file}.tsx`];
  const loaded = (await load?.())?.[component];
  if (!loaded) throw new Error(`renderer/${file}.tsx exports no ${component}`);
  return loaded;
}
