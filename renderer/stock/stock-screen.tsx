/** Stock: what is short first, what differs at a shop, what has no item yet, everything. */
import { useCallback } from 'react';
import { useAct } from '../platform/act.ts';
import { useLive, useTransport } from '../platform/live.ts';
import { useWords } from '../platform/words.ts';
import { Screen } from '../ui/frame.tsx';
import { useScan } from '../ui/input-root.tsx';
import { ViewTabs } from '../ui/screen-head.tsx';
import { ToastHost } from '../ui/toast.tsx';
import { showToast } from '../ui/toast-store.ts';
import { playTone } from '../ui/tone.ts';
import { ItemsPart } from './items-part.tsx';
import styles from './stock.module.css';
import { STOCK_VIEWS, useStockAddress } from './stock-address.ts';
import { UnlinkedPart } from './unlinked-part.tsx';

export function StockScreen() {
  const words = useWords();
  const [address, setAddress] = useStockAddress();
  const counts = useLive('items.count', {}).data;
  useScannedItem();
  const tabs = (
    <ViewTabs
      current={address.view}
      onView={(view) =>
        setAddress(
          { view, item: undefined, listing: undefined, filter: undefined, sort: undefined, dir: undefined },
          { keepsHistory: true },
        )
      }
      views={STOCK_VIEWS.map((view) => ({
        id: view,
        name: words.stock.views[view],
        count: view === 'all' ? undefined : counts?.[view],
      }))}
    />
  );
  return (
    <Screen>
      <div className={styles.part}>
        {address.view === 'unlinked' ? (
          <UnlinkedPart tabs={tabs} count={counts?.unlinked} />
        ) : (
          <ItemsPart tabs={tabs} counts={counts} view={address.view} />
        )}
        <ToastHost />
      </div>
    </Screen>
  );
}

/** A scan selects its item, wherever the focus is. An unknown code can be given to the item that is open. */
function useScannedItem(): void {
  const { call } = useTransport();
  const words = useWords().stockScreen.scan;
  const [address, setAddress] = useStockAddress();
  const open = useLive(
    'items.get',
    { itemId: address.item ?? '' },
    { isEnabled: address.item !== undefined },
  ).data;
  const learn = useAct('barcode.add');
  const panelWords = useWords().stockScreen.panel;
  const find = useCallback(
    async (code: string) => {
      const { item } = (await call.query('items.find_code', { code })).value;
      if (item) {
        void playTone('right');
        setAddress({
          view: 'all',
          filter: `sku:"${item.sku}"`,
          item: item.id,
          listing: undefined,
          panel: undefined,
        });
        return;
      }
      void playTone('wrong');
      const give =
        open && address.item === open.id
          ? {
              action: {
                label: words.addTo(open.sku),
                run: () =>
                  void learn.run({ itemId: open.id, code, source: 'scan' }, panelWords.barcodeAdded(code)),
              },
            }
          : {};
      showToast({ tone: 'failed', text: words.unknown(code), ...give });
    },
    [call, setAddress, open, address.item, learn, words, panelWords],
  );
  useScan((code) => void find(code));
}
