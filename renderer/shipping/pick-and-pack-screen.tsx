/** Pick & pack: the counter's whole window. The address says which place, and which work lies on the table. */
import { useCounterAddress } from './address.ts';
import { HandOverPlace } from './hand-over-place.tsx';
import { Home } from './home.tsx';
import { PackQueue } from './pack-queue.tsx';
import { PackTable } from './pack-table.tsx';
import { PickPlace } from './pick-place.tsx';
import { useSaid } from './use-said.ts';

export function PickAndPackScreen() {
  const { address } = useCounterAddress();
  useSaid();
  switch (address.place) {
    case undefined:
      return <Home />;
    case 'pick':
      return <PickPlace key={address.only ?? ''} />;
    case 'pack':
      return address.work ? <PackTable key={address.work} fulfilmentId={address.work} /> : <PackQueue />;
    case 'handover':
      return <HandOverPlace />;
  }
}
