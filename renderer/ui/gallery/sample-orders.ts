/** Sample rows of the gallery's list. */
import {
  IconBox,
  IconCheck,
  IconCreditCard,
  IconLink,
  IconMapPin,
  IconMessage,
  IconPencil,
  IconPlayerPause,
  IconReceipt,
  IconShield,
  IconWorld,
  IconX,
} from '@tabler/icons-react';
import type { IconShape } from '../icon.tsx';
import type { Tone } from '../status.tsx';

export interface SampleOrder {
  readonly id: string;
  readonly channel: string;
  readonly placed: string;
  readonly customer: string;
  readonly country: string;
  readonly count: number;
  readonly item: string;
  readonly total: string;
  readonly icon: IconShape;
  readonly state: string;
  readonly tone: Tone;
  readonly due: string;
  readonly dueTone: 'normal' | 'attention' | 'danger';
  readonly step: string;
  readonly owner: string;
  readonly done?: boolean;
}

const ICONS: Readonly<Record<string, IconShape>> = {
  Address: IconMapPin,
  Released: IconCheck,
  Short: IconBox,
  Changed: IconPencil,
  Cancel: IconX,
  VAT: IconReceipt,
  Customs: IconWorld,
  Unlinked: IconLink,
  Unpaid: IconCreditCard,
  Over: IconShield,
  No: IconMapPin,
  Question: IconMessage,
  On: IconPlayerPause,
};

const TEXT = `10471|W|Sun|Annika Lindqvist|SE|3|Linen apron|€112.40|Address|1 d late|Fix address|MK
10469|W|Sun|Hannah Kovács|HU|2|Bud vase|€78.00|Released|12:00|Done|MK
3391820467|E|Mon|田中 浩美|JP|1|Incense bowl|€34.00|Short 1|12:00!|Choose stock|
2291|S|Mon|Maeve O’Sullivan|IE|4|Stoneware mug|€96.00|Changed|12:00!|Review|JO
10478|W|Mon|Paulo Figueiredo|PT|1|Beech board|€47.50|Cancel|14:00|Answer|
2294|S|Mon|Café Lumen SARL|FR|24|Stoneware mug|€412.80|VAT id|14:00|Check VAT id|MK
3391914220|E|Mon|Brooke Hanley|US|2|Soy candle|US$58.00|Customs|16:00|Add HS code|
3391915873|E|Mon|Tyler Nakamura|US|1|Soy candle|US$29.00|Customs|16:00|Add HS code|
10483|W|Mon|Jürgen Weißmüller|DE|5|Linen napkin|€64.00|Unlinked|16:00|Link SKU|
10485|W|Mon|Zofia Wiśniewska|PL|1|Linen napkin|€28.90|Unlinked|16:00|Link SKU|
2297|S|Mon|Oluwaseun Adebayo|GB|2|Dish brush|£31.00|Short 2|Wed 12:00|Split or wait|JO
2299|S|Mon|Chiara Bianchi|IT|3|Olive soap|€26.70|Unpaid|Wed 12:00|Remind|
10490|W|Mon|Hotel Strandgade ApS|DK|60|Waffle towel|€1,534.00|Over limit|Wed 12:00|Approve|MK
3392006518|E|Mon|Noa Ben-David|IL|1|Bud vase|€39.00|No phone|Wed 14:00|Add phone|
2303|S|Mon|Lucía Fernández|ES|2|Linen apron|€84.00|Question|Wed 14:00|Answer|
10496|W|Mon|Emre Yıldız|TR|6|Stoneware mug|€143.00|Customs|Wed 16:00|Add HS code|
2306|S|Mon|Ingrid Haugen|NO|1|Beech board|€49.50|Unpaid|Thu 12:00|Remind|
10501|W|08:26|Bakkerij De Molen|NL|12|Linen napkin|€151.20|On hold|Thu 12:00|Release|JO`;

function read(line: string): SampleOrder {
  const [id = '', channel = '', placed = '', customer = '', country = '', count = '', item = '', ...rest] =
    line.split('|');
  const [total = '', state = '', due = '', step = '', owner = ''] = rest;
  const done = state === 'Released';
  const late = due.includes('late');
  return {
    id,
    channel,
    placed,
    customer,
    country,
    count: Number(count),
    item,
    total,
    icon: ICONS[state.split(' ')[0] ?? ''] ?? IconBox,
    state,
    tone: done ? 'normal' : state === 'Address' ? 'danger' : 'attention',
    due: due.replace('!', ''),
    dueTone: late ? 'danger' : due.endsWith('!') ? 'attention' : 'normal',
    step,
    owner,
    ...(done ? { done } : {}),
  };
}

export const sampleOrders: readonly SampleOrder[] = TEXT.split('\n').map(read);

/** Any number of rows, for speed. */
export const manyOrders = (count: number, from = 0): readonly SampleOrder[] =>
  Array.from({ length: count }, (_, index) => {
    const base = sampleOrders[(index + from) % sampleOrders.length] ?? sampleOrders[0];
    if (!base) throw new Error('No sample');
    return { ...base, id: String(100_000 + from + index) };
  });
