/** Ctrl K: orders, items and customers by their words, and every command that works here. */
import { IconInbox, IconMoon, IconSun, IconSunMoon, IconTag, IconUser } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { useAccounts } from '../platform/accounts.ts';
import { type Address, useGo } from '../platform/address.ts';
import { useFormats } from '../platform/formats.ts';
import { useTransport } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { useColorTheme } from '../theme/color-theme.ts';
import { CommandPalette, type PaletteGroup, type PaletteItem } from '../ui/command-palette.tsx';
import { SCREENS } from './screens.ts';

const EACH = 6;

export function SearchPalette({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const words = useWords().shell;
  const search = useSearch();
  const commands = useCommands();
  return (
    <CommandPalette
      open={open}
      onClose={onClose}
      placeholder={words.search.label}
      search={search}
      commands={commands}
    />
  );
}

function useSearch() {
  const { call } = useTransport();
  const words = useWords().shell.search;
  const formats = useFormats();
  const accounts = useAccounts();
  const go = useGo();
  const { money, number } = formats;
  return useCallback(
    async (typed: string, signal: AbortSignal): Promise<readonly PaletteGroup[]> => {
      const text = typed.trim();
      if (text === '') return [];
      const at = (path: string, address: Address) => () => go(path, address);
      const [orders, items, customers] = await Promise.all([
        call.query('orders.search', { text, limit: EACH }, signal),
        call.query('items.search', { text, limit: EACH }, signal),
        call.query('customers.list', { text, limit: EACH }, signal),
      ]);
      return [
        {
          id: 'orders',
          name: words.orders,
          items: orders.value.rows.map((order) => ({
            id: order.id,
            label: order.number,
            note: [
              order.customerName,
              money(order.totalMinor, order.currency),
              accounts.of(order.accountId).name,
            ].join(' · '),
            icon: IconInbox,
            run: at('/orders', { view: 'all', order: order.id }),
          })),
        },
        {
          id: 'items',
          name: words.items,
          items: items.value.items.map((item) => ({
            id: item.id,
            label: [item.name, item.variant].filter(Boolean).join(', '),
            note: [item.sku, ...(item.isStocked ? [words.available(number(item.availableQty))] : [])].join(
              ' · ',
            ),
            icon: IconTag,
            run: at('/stock', { view: 'all', item: item.id }),
          })),
        },
        {
          id: 'customers',
          name: words.customers,
          items: customers.value.customers.map((customer) => ({
            id: customer.id,
            label: customer.name || customer.company || customer.email,
            note: customer.email,
            icon: IconUser,
            run: at('/customers', { customer: customer.id }),
          })),
        },
      ];
    },
    [call, words, money, number, accounts, go],
  );
}

/** Commands without a key of their own. */
function useCommands(): readonly PaletteItem[] {
  const words = useWords().shell;
  const go = useGo();
  const choose = useColorTheme((state) => state.choose);
  return useMemo(
    () => [
      ...SCREENS.filter((screen) => screen.key === undefined).map((screen) => ({
        id: `screen:${screen.id}`,
        label: words.goTo(words.screens[screen.id]),
        icon: screen.icon,
        run: () => go(screen.path),
      })),
      { id: 'theme:light', label: words.theme.light, icon: IconSun, run: () => choose('light') },
      { id: 'theme:dark', label: words.theme.dark, icon: IconMoon, run: () => choose('dark') },
      { id: 'theme:system', label: words.theme.system, icon: IconSunMoon, run: () => choose('system') },
    ],
    [words, go, choose],
  );
}
