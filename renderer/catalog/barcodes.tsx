/** An item's barcodes: those the shop gave, those learned from scans, and typing another. */
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { QueryReply } from '../../shared/api/contract.ts';
import { useAct } from '../platform/act.ts';
import { useWords } from '../platform/words.ts';
import { Button } from '../ui/button.tsx';
import { FieldRow } from '../ui/field.tsx';
import { Folded } from '../ui/folded.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { LinesTable } from '../ui/lines-table.tsx';
import { Problem } from '../ui/problem.tsx';
import { Code, Second } from '../ui/row-parts.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './catalog.module.css';

type Item = NonNullable<QueryReply<'items.get'>>;

export function Barcodes({ item }: { readonly item: Item }) {
  const all = useWords();
  const words = all.stockScreen.panel;
  const [code, setCode] = useState('');
  const add = useAct('barcode.add');
  const remove = useAct('barcode.remove');
  const apply = async (): Promise<void> => {
    const typed = code.trim();
    if (typed === '') return;
    const done = await add.run({ itemId: item.id, code: typed }, words.barcodeAdded(typed));
    if (done) setCode('');
  };
  const phrase = item.barcodes.map((barcode) => barcode.code).join(', ');
  return (
    <Folded name={words.barcodes} phrase={phrase === '' ? words.noBarcodes : <Code>{phrase}</Code>}>
      {item.barcodes.length > 0 && (
        <LinesTable
          label={words.barcodes}
          rowHeight={28}
          rules={false}
          rows={item.barcodes}
          rowKey={(barcode) => barcode.id}
          columns={[
            {
              id: 'code',
              head: '',
              headLabel: words.barcodes,
              cell: (barcode) => (
                <>
                  <Code>{barcode.code}</Code> <Second>{all.catalog.barcodeSource[barcode.source]}</Second>
                </>
              ),
            },
            {
              id: 'remove',
              head: '',
              headLabel: words.removeBarcode(''),
              align: 'right',
              width: 32,
              cell: (barcode) => (
                <IconButton
                  icon={IconTrash}
                  label={words.removeBarcode(barcode.code)}
                  onClick={() =>
                    void remove.run({ barcodeId: barcode.id }, words.barcodeRemoved(barcode.code))
                  }
                />
              ),
            },
          ]}
        />
      )}
      <div className={styles.addRow}>
        <FieldRow>
          <TextField
            label={words.newBarcode}
            hint={words.barcodeHint}
            value={code}
            onChange={setCode}
            onEnter={() => void apply()}
          />
        </FieldRow>
        <Button busy={add.isRunning} onClick={() => void apply()}>
          {words.add}
        </Button>
      </div>
      <Problem text={add.problem ?? remove.problem} />
    </Folded>
  );
}
