/** What every panel beside a list of money is given. */
import type { RowMoves } from '../platform/row-moves.ts';

export interface MoneyPanelProps {
  readonly position: string;
  readonly moves: RowMoves;
  /** It has left the list; nothing more is to be done. */
  readonly isDone: boolean;
  readonly onClose: () => void;
  readonly onSettled: () => void;
}
