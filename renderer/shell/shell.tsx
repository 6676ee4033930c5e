/** The window around every screen: rail, bar, banner, search, keys of everywhere. A counter brings a window of its own. */
import { Outlet, useLocation } from '@tanstack/react-router';
import { type ReactNode, Suspense, useCallback, useEffect, useState } from 'react';
import { useGo } from '../platform/address.ts';
import { useConnection } from '../platform/connection-store.ts';
import { useWords } from '../platform/words.ts';
import { Frame } from '../ui/frame.tsx';
import { KeysHelp } from '../ui/keys-help.tsx';
import { Rail } from '../ui/rail.tsx';
import { TopBar } from '../ui/top-bar.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { FirstRunOr } from './first-run-or.tsx';
import { lastAddressOf, useRememberedAddress } from './last-address.ts';
import { PracticeBanner } from './practice-banner.tsx';
import { useRailItems } from './rail-items.ts';
import { useRailPlace } from './rail-place.ts';
import { Refused } from './refused.tsx';
import { SCREENS } from './screens.ts';
import { SearchPalette } from './search-palette.tsx';
import { ShellStatus } from './shell-status.tsx';
import { useStartColours } from './start-colours.ts';
import { useUndoKey } from './undo-key.ts';

type Opened = 'search' | 'keys' | undefined;

export function Shell() {
  const [opened, setOpened] = useState<Opened>(undefined);
  const close = useCallback(() => setOpened(undefined), []);
  const state = useConnection((connection) => connection.state);
  const screen = useCurrentScreen();
  useShellKeys(setOpened);
  useUndoKey();
  useRememberedAddress();
  useStartColours();
  useTitle(screen?.id);
  if (state === 'refused') return <Refused />;
  const content = (
    <Suspense fallback={null}>
      <Outlet />
    </Suspense>
  );
  return (
    <>
      {screen?.window === 'counter' ? (
        content
      ) : (
        <Window onSearch={() => setOpened('search')}>{content}</Window>
      )}
      <SearchPalette open={opened === 'search'} onClose={close} />
      <KeysHelp open={opened === 'keys'} onClose={close} />
    </>
  );
}

function Window({ onSearch, children }: { readonly onSearch: () => void; readonly children: ReactNode }) {
  const words = useWords().shell;
  const go = useGo();
  const items = useRailItems();
  const place = useRailPlace();
  const screen = useCurrentScreen();
  return (
    <Frame
      rail={
        <Rail
          product="Orderly"
          items={items}
          current={screen?.id ?? ''}
          onGo={(item) => {
            const wanted = SCREENS.find(({ id }) => id === item.id);
            if (wanted) go(wanted.path, lastAddressOf(wanted.path));
          }}
          place={place}
        />
      }
      banner={<PracticeBanner />}
      top={<TopBar searchLabel={words.search.label} onSearch={onSearch} status={<ShellStatus />} />}
    >
      <FirstRunOr screenId={screen?.id}>{children}</FirstRunOr>
    </Frame>
  );
}

export function useCurrentScreen() {
  const path = useLocation({ select: (location) => location.pathname });
  return SCREENS.find((screen) => screen.path === path);
}

function useShellKeys(open: (what: Opened) => void): void {
  const words = useWords().shell;
  const go = useGo();
  useKeys(words.anywhere, [
    { keys: 'Mod+k', label: words.search.title, run: () => open('search') },
    { keys: '?', label: words.kit.keys, run: () => open('keys') },
    ...SCREENS.flatMap((screen) =>
      screen.key === undefined
        ? []
        : [
            {
              keys: `g ${screen.key}`,
              label: words.goTo(words.screens[screen.id]),
              run: () => go(screen.path, lastAddressOf(screen.path)),
            },
          ],
    ),
  ]);
}

/** The window's title names the screen, for the system's window list and for screen readers. */
function useTitle(id: keyof ReturnType<typeof useWords>['shell']['screens'] | undefined): void {
  const words = useWords().shell.screens;
  useEffect(() => {
    document.title = id === undefined ? 'Orderly' : `${words[id]} · Orderly`;
  }, [id, words]);
}
