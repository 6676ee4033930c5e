/** The goods of a small home-goods shop, by family. Data only; prices in cents. */

export interface Family {
  readonly name: string;
  readonly code: string;
  readonly price: number;
  readonly category: string;
  /** Attribute name → options as `Name:CODE`, with `+cents` where the option costs more. */
  readonly attributes: readonly (readonly [name: string, options: string])[];
  readonly grams: number;
  readonly isReduced?: true;
}

const COLOURS = 'Olive:OLV, Ecru:ECR, Rust:RST, Ink:INK, Chalk:CHK, Smoke:SMK';
const GLAZES = 'Sand:SND, Ink:INK, Moss:MOS, Chalk:CHK';
const SCENTS = 'Fig:FIG, Cedar:CDR, Lavender:LAV, Rosemary:ROS, Neroli:NER';

export const FAMILIES: readonly Family[] = [
  {
    name: 'Linen apron',
    code: 'LA',
    price: 4900,
    category: 'Kitchen linen',
    attributes: [['Colour', COLOURS]],
    grams: 320,
  },
  {
    name: 'Stoneware mug',
    code: 'SM',
    price: 2400,
    category: 'Tableware',
    attributes: [
      ['Size', '300 ml:300, 450 ml:450+400'],
      ['Glaze', GLAZES],
    ],
    grams: 410,
  },
  {
    name: 'Stoneware bowl',
    code: 'SB',
    price: 2900,
    category: 'Tableware',
    attributes: [
      ['Size', '14 cm:14, 18 cm:18+500, 24 cm:24+1300'],
      ['Glaze', GLAZES],
    ],
    grams: 620,
  },
  {
    name: 'Dinner plate',
    code: 'DP',
    price: 2600,
    category: 'Tableware',
    attributes: [
      ['Size', '21 cm:21, 27 cm:27+600'],
      ['Glaze', GLAZES],
    ],
    grams: 700,
  },
  {
    name: 'Waffle towel',
    code: 'WT',
    price: 2200,
    category: 'Bath',
    attributes: [
      ['Colour', COLOURS],
      ['Size', '50 × 100:M, 70 × 140:L+1600'],
    ],
    grams: 300,
  },
  {
    name: 'Linen napkin',
    code: 'LN',
    price: 950,
    category: 'Kitchen linen',
    attributes: [['Colour', COLOURS]],
    grams: 60,
  },
  {
    name: 'Linen tablecloth',
    code: 'LT',
    price: 8900,
    category: 'Kitchen linen',
    attributes: [
      ['Colour', COLOURS],
      ['Size', '140 × 200:S, 150 × 300:L+4200'],
    ],
    grams: 900,
  },
  {
    name: 'Soy candle',
    code: 'SC',
    price: 2900,
    category: 'Candles',
    attributes: [
      ['Scent', SCENTS],
      ['Size', '120 g:S, 220 g:L+1400'],
    ],
    grams: 380,
  },
  {
    name: 'Olive soap',
    code: 'SO',
    price: 690,
    category: 'Soap',
    attributes: [
      ['Scent', SCENTS],
      ['Size', '100 g:100, 250 g:250+600'],
    ],
    grams: 110,
  },
  {
    name: 'Hand cream',
    code: 'HC',
    price: 1650,
    category: 'Soap',
    attributes: [['Scent', SCENTS]],
    grams: 90,
  },
  {
    name: 'Beech board',
    code: 'BB',
    price: 3400,
    category: 'Kitchen',
    attributes: [
      ['Finish', 'Raw:RAW, Oiled:OIL+500'],
      ['Size', 'Small:S, Medium:M+900, Large:L+2100'],
    ],
    grams: 1100,
  },
  {
    name: 'Bud vase',
    code: 'BV',
    price: 3900,
    category: 'Living',
    attributes: [['Colour', 'Smoke:SMK, Clear:CLR, Amber:AMB, Moss:MOS']],
    grams: 350,
  },
  {
    name: 'Incense bowl',
    code: 'IB',
    price: 2100,
    category: 'Living',
    attributes: [['Glaze', 'Ash:ASH, Sand:SND, Ink:INK']],
    grams: 220,
  },
  {
    name: 'Market tote',
    code: 'TB',
    price: 3200,
    category: 'Bags',
    attributes: [['Colour', 'Natural:NAT, Olive:OLV, Ink:INK, Rust:RST']],
    grams: 410,
  },
  {
    name: 'Notebook',
    code: 'NB',
    price: 1400,
    category: 'Paper',
    attributes: [
      ['Format', 'A5:A5, A6:A6'],
      ['Ruling', 'Dotted:DOT, Lined:LIN, Plain:PLN'],
    ],
    grams: 230,
    isReduced: true,
  },
  {
    name: 'Linen cushion',
    code: 'CU',
    price: 5400,
    category: 'Living',
    attributes: [
      ['Colour', COLOURS],
      ['Size', '40 × 40:40, 50 × 50:50+1200'],
    ],
    grams: 640,
  },
  {
    name: 'Wool throw',
    code: 'TH',
    price: 11900,
    category: 'Living',
    attributes: [['Colour', COLOURS]],
    grams: 1300,
  },
  {
    name: 'Seagrass basket',
    code: 'BK',
    price: 3600,
    category: 'Living',
    attributes: [
      ['Size', 'Small:S, Medium:M+800, Large:L+1900'],
      ['Colour', 'Natural:NAT, Black:BLK'],
    ],
    grams: 800,
  },
  {
    name: 'Bath mat',
    code: 'BM',
    price: 4200,
    category: 'Bath',
    attributes: [['Colour', COLOURS]],
    grams: 950,
  },
  {
    name: 'Bath robe',
    code: 'BR',
    price: 9800,
    category: 'Bath',
    attributes: [
      ['Colour', 'Chalk:CHK, Olive:OLV, Ink:INK'],
      ['Size', 'S/M:SM, L/XL:LX'],
    ],
    grams: 1250,
  },
  {
    name: 'Bed linen',
    code: 'BL',
    price: 14900,
    category: 'Bedroom',
    attributes: [
      ['Colour', COLOURS],
      ['Size', '135 × 200:135, 155 × 220:155+2000, 200 × 220:200+6000'],
    ],
    grams: 1700,
  },
  {
    name: 'Glass jar',
    code: 'GJ',
    price: 1250,
    category: 'Kitchen',
    attributes: [['Size', '0.5 l:05, 1 l:10+300, 2 l:20+750']],
    grams: 480,
  },
  {
    name: 'Carafe',
    code: 'CA',
    price: 3100,
    category: 'Tableware',
    attributes: [['Colour', 'Clear:CLR, Smoke:SMK, Moss:MOS']],
    grams: 690,
  },
  {
    name: 'Wine glass',
    code: 'WG',
    price: 1900,
    category: 'Tableware',
    attributes: [['Colour', 'Clear:CLR, Smoke:SMK']],
    grams: 190,
  },
  {
    name: 'House shoes',
    code: 'HS',
    price: 5900,
    category: 'Living',
    attributes: [
      ['Colour', 'Grey:GRY, Olive:OLV'],
      ['Size', '37:37, 38:38, 39:39, 40:40, 41:41, 42:42, 43:43, 44:44'],
    ],
    grams: 450,
  },
  {
    name: 'Picture frame',
    code: 'PF',
    price: 2700,
    category: 'Living',
    attributes: [
      ['Wood', 'Oak:OAK, Walnut:WAL, Ash:ASH'],
      ['Size', 'A5:A5, A4:A4+600, A3:A3+1500, 50 × 70:57+3300'],
    ],
    grams: 720,
  },
  {
    name: 'Planter',
    code: 'PL',
    price: 2300,
    category: 'Living',
    attributes: [
      ['Size', '12 cm:12, 16 cm:16+700, 22 cm:22+1900'],
      ['Glaze', GLAZES],
    ],
    grams: 900,
  },
  {
    name: 'Linen curtain',
    code: 'LC',
    price: 7900,
    category: 'Bedroom',
    attributes: [
      ['Colour', COLOURS],
      ['Length', '220 cm:220, 260 cm:260+1500'],
    ],
    grams: 820,
  },
  {
    name: 'Cotton rug',
    code: 'RG',
    price: 6900,
    category: 'Living',
    attributes: [
      ['Pattern', 'Stripe:STR, Check:CHE, Plain:PLN, Dot:DOT'],
      ['Size', '60 × 90:S, 80 × 150:M+4000, 140 × 200:L+11000'],
    ],
    grams: 2100,
  },
  {
    name: 'Storage tin',
    code: 'ST',
    price: 1550,
    category: 'Kitchen',
    attributes: [
      ['Colour', 'Chalk:CHK, Olive:OLV, Rust:RST, Ink:INK'],
      ['Size', 'Small:S, Medium:M+400, Large:L+900'],
    ],
    grams: 310,
  },
  {
    name: "Children's apron",
    code: 'KA',
    price: 2900,
    category: 'Kitchen linen',
    attributes: [['Colour', COLOURS]],
    grams: 170,
  },
  {
    name: 'Coasters, set of 4',
    code: 'CO',
    price: 1690,
    category: 'Tableware',
    attributes: [['Colour', COLOURS]],
    grams: 140,
  },
];

/** Simple products: name, SKU, cents, grams, category, and whether the reduced tax class holds. */
export const SINGLES: readonly (readonly [string, string, number, number, string, boolean])[] = [
  ['Dish brush, natural', 'DB-NAT', 890, 80, 'Kitchen', false],
  ['Bottle brush', 'DB-BOT', 990, 70, 'Kitchen', false],
  ['Nail brush', 'DB-NAI', 650, 50, 'Bath', false],
  ['Brass hook', 'BH-1', 1150, 120, 'Living', false],
  ['Brass hook, set of 3', 'BH-3', 2990, 340, 'Living', false],
  ['Teapot, cast iron', 'TP-CI', 7900, 1900, 'Tableware', false],
  ['Tea strainer', 'TS-01', 1290, 40, 'Tableware', false],
  ['Sencha, 100 g', 'TE-SEN', 1190, 130, 'Pantry', true],
  ['Earl Grey, 100 g', 'TE-EAR', 950, 130, 'Pantry', true],
  ['Olive oil, 500 ml', 'OO-500', 1490, 950, 'Pantry', true],
  ['Sea salt, 250 g', 'SS-250', 590, 280, 'Pantry', true],
  ['Blossom honey, 500 g', 'HO-500', 1090, 760, 'Pantry', true],
  ['Wooden spoon', 'WS-01', 790, 60, 'Kitchen', false],
  ['Spoon set, 4 pieces', 'WS-04', 2490, 220, 'Kitchen', false],
  ['Salad servers, olive wood', 'SV-OW', 2890, 150, 'Kitchen', false],
  ['Pepper mill', 'PM-18', 4490, 380, 'Kitchen', false],
  ['Bread bag, linen', 'BG-BRD', 1990, 90, 'Kitchen linen', false],
  ['Oven glove', 'OG-01', 1890, 180, 'Kitchen linen', false],
  ['Tea towel, striped', 'TT-STR', 1290, 100, 'Kitchen linen', false],
  ['Tea towel, plain', 'TT-PLN', 1190, 100, 'Kitchen linen', false],
  ['Beeswax wraps', 'BW-03', 1790, 80, 'Kitchen', false],
  ['Candle snuffer', 'CS-01', 1590, 70, 'Candles', false],
  ['Taper candles, 6 pieces', 'TC-06', 1490, 420, 'Candles', false],
  ['Candlestick, brass', 'CK-BR', 3490, 510, 'Candles', false],
  ['Matches in a jar', 'MJ-01', 1190, 150, 'Candles', false],
  ['Fountain pen', 'FP-01', 3900, 60, 'Paper', false],
  ['Ink, blue-black', 'IK-BB', 1290, 140, 'Paper', false],
  ['Writing paper, 50 sheets', 'WP-50', 1390, 320, 'Paper', false],
  ['Cookbook: Bread & Salt', 'BO-BS', 3400, 1150, 'Paper', true],
  ['Wall calendar', 'WC-27', 2200, 300, 'Paper', true],
];
