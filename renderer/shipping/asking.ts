/** What the counter asks after a scan it cannot judge by itself: which line a code is, or whether a label is right. */
import { create } from 'zustand';

export type Asking =
  | { readonly kind: 'line'; readonly fulfilmentId: string; readonly parcelId: string; readonly code: string }
  | {
      readonly kind: 'label';
      readonly fulfilmentId: string;
      readonly parcelId: string;
      /** Empty: nothing was scanned, the number is typed. */
      readonly code: string;
    };

export const useAsking = create<{ readonly asking: Asking | undefined }>()(() => ({ asking: undefined }));

export const ask = (asking: Asking): void => useAsking.setState({ asking });

export const closeAsking = (): void => useAsking.setState({ asking: undefined });
