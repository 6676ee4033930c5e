/**
 * Mantine's provider set up so that it injects no style of its own (its variables come from a file): the content
 * policy allows inline style elements only with this page's nonce, read from <meta name="csp-nonce">.
 */
import { createTheme, MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { useColorTheme } from './color-theme.ts';

const theme = createTheme({
  fontFamily: 'var(--font)',
  cursorType: 'default',
  respectReducedMotion: true,
  autoContrast: false,
});

const styleNonce = (): string =>
  document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';

export function ThemeRoot({ children }: { readonly children: ReactNode }) {
  const scheme = useColorTheme((state) => state.theme);
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={scheme}
      getStyleNonce={styleNonce}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {children}
    </MantineProvider>
  );
}
