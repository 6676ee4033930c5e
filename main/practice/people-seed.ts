/** Made-up people and places of two dozen countries, in the scripts they are written in. Data only. */

export interface Country {
  readonly code: string;
  readonly weight: number;
  readonly dial: string;
  readonly first: readonly string[];
  readonly last: readonly string[];
  readonly streets: readonly string[];
  /** City, postcode, state. */
  readonly cities: readonly (readonly [string, string, string])[];
  readonly numberFirst?: true;
}

const words = (text: string): readonly string[] => text.split(', ');

export const COUNTRIES: readonly Country[] = [
  {
    code: 'DE',
    weight: 34,
    dial: '+49 151',
    first: words('Jürgen, Anna, Lukas, Greta, Sören, Käthe, Ömer, Mira, Björn, Thea'),
    last: words('Müller, Weißmann, Schröder, Köhler, Groß, Yılmaz, Lindner, Krüger, von der Heide, Bäcker'),
    streets: words('Lindenstraße, Am Südtor, Große Elbstraße, Mühlenweg, Schloßallee'),
    cities: [
      ['Hamburg', '22767', 'DE-HH'],
      ['Berlin', '10437', 'DE-BE'],
      ['München', '80331', 'DE-BY'],
      ['Köln', '50667', 'DE-NW'],
      ['Görlitz', '02826', 'DE-SN'],
    ],
  },
  {
    code: 'AT',
    weight: 6,
    dial: '+43 664',
    first: words('Elisabeth, Jörg, Hannes, Vroni'),
    last: words('Gruber, Österreicher, Moser, Brändle'),
    streets: words('Mariahilfer Straße, Kärntner Ring, Salzgasse'),
    cities: [
      ['Wien', '1070', ''],
      ['Graz', '8010', ''],
    ],
  },
  {
    code: 'FR',
    weight: 7,
    dial: '+33 6',
    first: words('Élodie, François, Maëlle, Théo, Noémie'),
    last: words("Perrin, Lefèvre, d'Aubigné, Garçon, Benoît"),
    streets: words('rue de la Paix, boulevard Saint-Michel, impasse des Lilas'),
    cities: [
      ['Paris', '75011', ''],
      ['Lyon', '69001', ''],
      ["L'Haÿ-les-Roses", '94240', ''],
    ],
    numberFirst: true,
  },
  {
    code: 'NL',
    weight: 5,
    dial: '+31 6',
    first: words('Sanne, Daan, Fenna, Joost'),
    last: words('de Vries, van den Berg, Bakker, Çelik'),
    streets: words('Prinsengracht, Oudezijds Voorburgwal, Kerkstraat'),
    cities: [
      ['Amsterdam', '1016 GV', ''],
      ["'s-Hertogenbosch", '5211 JX', ''],
    ],
  },
  {
    code: 'SE',
    weight: 5,
    dial: '+46 70',
    first: words('Annika, Åsa, Göran, Lotta'),
    last: words('Lindqvist, Sjögren, Åkesson, Öberg'),
    streets: words('Storgatan, Ångströmsvägen, Hornsgatan'),
    cities: [
      ['Stockholm', '114 64', ''],
      ['Göteborg', '411 03', ''],
    ],
  },
  {
    code: 'IT',
    weight: 4,
    dial: '+39 347',
    first: words('Chiara, Niccolò, Lucia'),
    last: words("Bianchi, D'Angelo, Forlì"),
    streets: words('Via Garibaldi, Piazza della Libertà'),
    cities: [
      ['Milano', '20121', 'MI'],
      ['Forlì', '47121', 'FC'],
    ],
  },
  {
    code: 'ES',
    weight: 4,
    dial: '+34 612',
    first: words('Lucía, Íñigo, Begoña'),
    last: words('Fernández, Núñez Ibáñez, Peña'),
    streets: words('Calle Mayor, Avenida de España'),
    cities: [
      ['Madrid', '28013', 'M'],
      ['A Coruña', '15001', 'C'],
    ],
  },
  {
    code: 'PL',
    weight: 3,
    dial: '+48 601',
    first: words('Zofia, Łukasz, Agnieszka'),
    last: words('Wiśniewska, Żółkiewski, Dąbrowska'),
    streets: words('ulica Świętokrzyska, ulica Długa'),
    cities: [
      ['Łódź', '90-001', ''],
      ['Kraków', '31-042', ''],
    ],
  },
  {
    code: 'GR',
    weight: 3,
    dial: '+30 69',
    first: words('Ελένη, Γιώργος, Μαρία'),
    last: words('Παπαδοπούλου, Νικολάου, Ιωάννου'),
    streets: words('Ερμού, Λεωφόρος Αλεξάνδρας'),
    cities: [
      ['Αθήνα', '105 63', 'I'],
      ['Θεσσαλονίκη', '546 24', 'B'],
    ],
  },
  {
    code: 'BG',
    weight: 2,
    dial: '+359 88',
    first: words('Ольга, Димитър, Цветелина'),
    last: words('Иванова, Щерев, Ковачева'),
    streets: words('бул. Витоша, ул. Раковски'),
    cities: [
      ['София', '1000', ''],
      ['Пловдив', '4000', ''],
    ],
  },
  {
    code: 'HU',
    weight: 2,
    dial: '+36 30',
    first: words('Hannah, Győző, Eszter'),
    last: words('Kovács, Szőke, Nagyváthy'),
    streets: words('Fő utca, Kossuth Lajos tér'),
    cities: [['Győr', '9021', '']],
  },
  {
    code: 'IE',
    weight: 3,
    dial: '+353 85',
    first: words('Maeve, Aoife, Ciarán'),
    last: words("O'Sullivan, Byrne, Ó Briain"),
    streets: words('Main Street, Quay Lane'),
    cities: [['Galway', 'H91 E2K4', 'G']],
    numberFirst: true,
  },
  {
    code: 'PT',
    weight: 2,
    dial: '+351 91',
    first: words('Paulo, Conceição, João'),
    last: words('Figueiredo, Gonçalves, Simões'),
    streets: words('Rua das Flores, Travessa do Fala-Só'),
    cities: [['Lisboa', '1200-192', '']],
  },
  {
    code: 'DK',
    weight: 2,
    dial: '+45 22',
    first: words('Søren, Mette, Åge'),
    last: words('Strandgaard, Kjær, Østergaard'),
    streets: words('Nørregade, Strandvejen'),
    cities: [['København Ø', '2100', '']],
  },
  {
    code: 'GB',
    weight: 5,
    dial: '+44 7700',
    first: words('Eilidh, Oluwaseun, Rhys, Priya'),
    last: words('MacRae, Adebayo, Llewellyn-Jones, Shah'),
    streets: words('Leith Walk, High Street, Rose Lane'),
    cities: [
      ['Edinburgh', 'EH6 5AB', ''],
      ['London', 'N1 7GU', ''],
    ],
    numberFirst: true,
  },
  {
    code: 'CH',
    weight: 3,
    dial: '+41 79',
    first: words('Urs, Céline, Ladina'),
    last: words('Bürgi, Aebischer, Caduff'),
    streets: words('Bahnhofstrasse, Rue du Rhône'),
    cities: [['Zürich', '8001', 'ZH']],
  },
  {
    code: 'NO',
    weight: 2,
    dial: '+47 90',
    first: words('Ingrid, Håkon, Sølvi'),
    last: words('Haugen, Bråten, Sæther'),
    streets: words('Karl Johans gate, Øvregaten'),
    cities: [['Tromsø', '9008', '']],
  },
  {
    code: 'US',
    weight: 4,
    dial: '+1 617-555',
    first: words('Brooke, Tyler, Xóchitl'),
    last: words('Hanley, Nakamura, Pérez-Smith'),
    streets: words('Maple Avenue, Beacon Street'),
    cities: [
      ['Boston', '02108', 'MA'],
      ['Austin', '78701', 'TX'],
    ],
    numberFirst: true,
  },
  {
    code: 'CA',
    weight: 2,
    dial: '+1 514-555',
    first: words('Amélie, Étienne'),
    last: words('Tremblay, Bélanger'),
    streets: words('rue Saint-Denis, chemin de la Côte'),
    cities: [['Montréal', 'H2X 3K2', 'QC']],
    numberFirst: true,
  },
  {
    code: 'JP',
    weight: 4,
    dial: '+81 90',
    first: words('浩美, 太郎, さくら'),
    last: words('山田, 田中, 佐々木'),
    streets: words('神南1丁目, 祇園町南側'),
    cities: [
      ['渋谷区', '150-0041', 'JP13'],
      ['京都市東山区', '605-0074', 'JP26'],
    ],
  },
  {
    code: 'IL',
    weight: 2,
    dial: '+972 54',
    first: words('נועה, אבי, תמר'),
    last: words('בן דוד, כהן, לוי'),
    streets: words('רחוב דיזנגוף, שדרות רוטשילד'),
    cities: [['תל אביב', '6433222', '']],
  },
  {
    code: 'AE',
    weight: 1,
    dial: '+971 50',
    first: words('فاطمة, خالد'),
    last: words('المنصوري, الهاشمي'),
    streets: words('شارع الشيخ زايد'),
    cities: [['دبي', '', 'DU']],
  },
  {
    code: 'TR',
    weight: 2,
    dial: '+90 532',
    first: words('Emre, Şule, İpek'),
    last: words('Yıldız, Öztürk, Ağaoğlu'),
    streets: words('İstiklal Caddesi, Bağdat Caddesi'),
    cities: [['İstanbul', '34433', 'TR34']],
  },
];
