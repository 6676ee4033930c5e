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
  readonly load: () => Promise<ComponentType>;
}

export const SCREENS: readonly ScreenDef[] = [
  { id: 'today', path: '/', icon: IconSun, key: 't', load: async () => (await import('../today/today-screen.tsx')).TodayScreen },
  { id: 'orders', path: '/orders', icon: IconInbox, key: 'o', load: async () => (await import('../orders/orders-screen.tsx')).OrdersScreen },
  { id: 'pack', path: '/pick-and-pack', icon: IconBox, key: 'p', window: 'counter', load: async () => (await import('../shipping/pick-and-pack-screen.tsx')).PickAndPackScreen },
  { id: 'stock', path: '/stock', icon: IconStack, key: 's', load: async () => (await import('../stock/stock-screen.tsx')).StockScreen },
  { id: 'invoices', path: '/invoices', icon: IconReceipt, key: 'i', load: async () => (await import('../invoicing/invoices-screen.tsx')).InvoicesScreen },
  { id: 'customers', path: '/customers', icon: IconUsers, key: 'c', load: async () => (await import('../feedback/customers-screen.tsx')).CustomersScreen },
  { id: 'channels', path: '/channels', icon: IconShare, load: async () => (await import('../channels/channels-screen.tsx')).ChannelsScreen },
  { id: 'settings', path: '/settings', icon: IconAdjustmentsHorizontal, load: async () => (await import('../settings/settings-screen.tsx')).SettingsScreen },
]; // biome-ignore format: a table
