/** Every component in its states, with sample data. The address's hash chooses the scene, ?theme= the colours. */
import '../../theme/theme.css';
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { startColorTheme, useColorTheme } from '../../theme/color-theme.ts';
import { ThemeRoot } from '../../theme/theme-root.tsx';
import { InputRoot } from '../input-root.tsx';
import { KitWordsProvider } from '../kit-words.tsx';
import { CounterScene } from './counter-scene.tsx';
import { InvoicesScene } from './invoices-scene.tsx';
import { OrdersScene } from './orders-scene.tsx';
import { sampleWords } from './sample-words.ts';
import { SheetScene } from './sheet-scene.tsx';
import { StockScene } from './stock-scene.tsx';
import { TodayScene } from './today-scene.tsx';

function useHash(): string {
  const [hash, setHash] = useState(window.location.hash.slice(1));
  useEffect(() => {
    const follow = (): void => setHash(window.location.hash.slice(1));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return hash;
}

function Scene({ name }: { readonly name: string }) {
  switch (name) {
    case 'many':
      return <OrdersScene key="many" many />;
    case 'today':
      return <TodayScene />;
    case 'stock':
      return <StockScene />;
    case 'invoices':
      return <InvoicesScene />;
    case 'pack':
      return <CounterScene />;
    case 'sheet':
      return <SheetScene />;
    default:
      return <OrdersScene key="orders" many={false} />;
  }
}

function Gallery() {
  return <Scene name={useHash()} />;
}

startColorTheme();
const asked = new URLSearchParams(window.location.search).get('theme');
if (asked === 'light' || asked === 'dark') useColorTheme.getState().choose(asked);
const root = document.getElementById('root');
if (!root) throw new Error('No root element');
createRoot(root).render(
  <StrictMode>
    <ThemeRoot>
      <KitWordsProvider words={sampleWords}>
        <InputRoot>
          <Gallery />
        </InputRoot>
      </KitWordsProvider>
    </ThemeRoot>
  </StrictMode>,
);
