/** The page: connects to the engine, then draws the shell. */
import '../theme/theme.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { words } from '../../shared/words/words.ts';
import { TransportContext } from '../platform/live.ts';
import { startPlatform } from '../platform/start.ts';
import { LanguageContext, storedLanguage, WordsContext } from '../platform/words.ts';
import { startColorTheme } from '../theme/color-theme.ts';
import { ThemeRoot } from '../theme/theme-root.tsx';
import { InputRoot } from '../ui/input-root.tsx';
import { KitWordsProvider } from '../ui/kit-words.tsx';
import { createShellRouter } from './router.tsx';

startColorTheme();
// First of all: it takes the token out of the address, before the router reads that.
const { transport, queryClient } = startPlatform(window);
const router = createShellRouter();
const language = storedLanguage(localStorage);
const spoken = words(language);

const root = document.getElementById('root');
if (!root) throw new Error('No root element');
createRoot(root).render(
  <StrictMode>
    <TransportContext value={transport}>
      <QueryClientProvider client={queryClient}>
        <LanguageContext value={language}>
          <WordsContext value={spoken}>
            <ThemeRoot>
              <KitWordsProvider words={spoken.shell.kit}>
                <InputRoot>
                  <RouterProvider router={router} />
                </InputRoot>
              </KitWordsProvider>
            </ThemeRoot>
          </WordsContext>
        </LanguageContext>
      </QueryClientProvider>
    </TransportContext>
  </StrictMode>,
);
