/** The window around the gallery's scenes. */
import {
  IconAdjustmentsHorizontal,
  IconBox,
  IconChartHistogram,
  IconInbox,
  IconReceipt,
  IconShare,
  IconShoppingCart,
  IconStack,
  IconSun,
  IconUsers,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { CommandPalette, type PaletteGroup } from '../command-palette.tsx';
import { Frame } from '../frame.tsx';
import { Freshness } from '../freshness.tsx';
import { KeysHelp } from '../keys-help.tsx';
import { PersonMark } from '../marks.tsx';
import { Rail } from '../rail.tsx';
import { TopBar } from '../top-bar.tsx';
import { useKeys } from '../use-keys.ts';
import { sampleOrders } from './sample-orders.ts';

const ITEMS = [
  { id: 'today', name: 'Today', icon: IconSun, count: 11, keys: 'g t' },
  { id: 'orders', name: 'Orders', icon: IconInbox, count: 17, keys: 'g o' },
  { id: 'pack', name: 'Pick & pack', icon: IconBox, count: 2, keys: 'g p' },
  { id: 'stock', name: 'Stock', icon: IconStack, count: 14, keys: 'g s' },
  { id: 'purchasing', name: 'Purchasing', icon: IconShoppingCart, count: 1 },
  { id: 'invoices', name: 'Invoices', icon: IconReceipt, count: 16, keys: 'g i' },
  { id: 'customers', name: 'Customers', icon: IconUsers, count: 2 },
  { id: 'channels', name: 'Channels', icon: IconShare },
  { id: 'reports', name: 'Reports', icon: IconChartHistogram },
  { id: 'settings', name: 'Settings', icon: IconAdjustmentsHorizontal },
].map((item) => ({ ...item, href: `#${item.id}` }));

const search = async (text: string): Promise<readonly PaletteGroup[]> => {
  const found = sampleOrders.filter((order) => `${order.id} ${order.customer}`.toLowerCase().includes(text));
  return [
    {
      id: 'orders',
      name: 'Orders',
      items: found.slice(0, 4).map((order) => ({
        id: order.id,
        label: order.id,
        note: `${order.customer} · ${order.total}`,
        icon: IconInbox,
        run: () => undefined,
      })),
    },
  ];
};

export interface ShellProps {
  readonly current: string;
  readonly children: ReactNode;
  readonly late?: boolean;
}

export function Shell({ current, children, late = false }: ShellProps) {
  const [open, setOpen] = useState<'palette' | 'keys' | undefined>(undefined);
  useKeys('Anywhere', [
    { keys: 'Mod+k', label: 'Search and commands', run: () => setOpen('palette') },
    { keys: '?', label: 'All keys', run: () => setOpen('keys') },
    ...ITEMS.filter((item) => item.keys !== undefined).map((item) => ({
      keys: item.keys ?? '',
      label: item.name,
      run: () => {
        window.location.hash = item.id;
      },
    })),
  ]);
  return (
    <Frame
      rail={
        <Rail
          product="Orderly"
          items={ITEMS}
          current={current}
          onGo={(item) => {
            window.location.hash = item.id;
          }}
          place={['Hollin & Rye', 'Main, Hamburg']}
        />
      }
      top={
        <TopBar
          searchLabel="Search orders, items, people, commands"
          onSearch={() => setOpen('palette')}
          status={
            late ? (
              <Freshness
                state="late"
                alarm="Etsy is 26 min late"
                text="· 3 of 4 channels synced"
                reason={<p>Etsy has not answered since 10:16. Orders on hand still ship.</p>}
              />
            ) : (
              <Freshness state="fresh" text="Synced 12 s ago · 4 channels" />
            )
          }
          person={<PersonMark initials="MK" name="Mia Krüger" size="bar" />}
        />
      }
    >
      {children}
      <CommandPalette
        open={open === 'palette'}
        onClose={() => setOpen(undefined)}
        placeholder="Search orders, items, people, commands"
        search={search}
      />
      <KeysHelp open={open === 'keys'} onClose={() => setOpen(undefined)} />
    </Frame>
  );
}
