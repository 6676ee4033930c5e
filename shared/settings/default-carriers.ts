/**
 * The carriers that a new database knows. Formats and tracking pages are those that the carriers publish for their
 * customers; where a format is bare digits it fits several, and the person chooses once.
 */
import type { CarrierRule } from './carriers.ts';

type Default = Omit<CarrierRule, 'isActive'>;

export const DEFAULT_CARRIERS: readonly Default[] = [
  {
    code: 'dhl',
    name: 'DHL Paket',
    patterns: ['(?:00340|JJD0|JVGL|3S)[0-9A-Z]{8,24}', '00\\d{18}', 's10:DE'],
    linkTemplate: 'https://www.dhl.de/de/privatkunden/pakete-empfangen/verfolgen.html?piececode={number}',
  },
  {
    code: 'dhl_express',
    name: 'DHL Express',
    patterns: ['\\d{10}', '(?:JD|GM|LX|RX)\\d{10,18}'],
    linkTemplate: 'https://www.dhl.com/global-en/home/tracking.html?tracking-id={number}',
  },
  {
    code: 'ups',
    name: 'UPS',
    patterns: ['1Z[0-9A-Z]{16}', 'T\\d{10}'],
    linkTemplate: 'https://www.ups.com/track?tracknum={number}',
  },
  {
    code: 'fedex',
    name: 'FedEx',
    patterns: ['\\d{12}', '\\d{15}', '96\\d{20}'],
    linkTemplate: 'https://www.fedex.com/fedextrack/?trknbr={number}',
  },
  {
    code: 'gls',
    name: 'GLS',
    patterns: ['\\d{11,12}', 'Z[0-9A-Z]{7}'],
    linkTemplate: 'https://gls-group.com/track/{number}',
  },
  {
    code: 'dpd',
    name: 'DPD',
    patterns: ['0\\d{13}', '\\d{14}', '1550\\d{10}'],
    linkTemplate: 'https://tracking.dpd.de/status/en_US/parcel/{number}',
  },
  {
    code: 'hermes',
    name: 'Hermes',
    patterns: ['H\\d{19}', '\\d{14}', '\\d{16}'],
    linkTemplate: 'https://www.myhermes.de/empfangen/sendungsverfolgung/sendungsinformation/#{number}',
  },
  {
    code: 'evri',
    name: 'Evri',
    patterns: ['H[0-9A-Z]{15}', 'T00[0-9A-Z]{13}', 'C00[0-9A-Z]{13}'],
    linkTemplate: 'https://www.evri.com/track/parcel/{number}',
  },
  {
    code: 'royal_mail',
    name: 'Royal Mail',
    patterns: ['s10:GB'],
    linkTemplate: 'https://www.royalmail.com/track-your-item#/tracking-results/{number}',
  },
  {
    code: 'usps',
    name: 'USPS',
    patterns: ['9[1-5]\\d{18,20}', '420\\d{27,31}', 's10:US'],
    linkTemplate: 'https://tools.usps.com/go/TrackConfirmAction?tLabels={number}',
  },
  {
    code: 'postnl',
    name: 'PostNL',
    patterns: ['3S[0-9A-Z]{11,17}', 'CD\\d{9}NL', 's10:NL'],
    linkTemplate: 'https://postnl.nl/tracktrace/?B={number}',
  },
  {
    code: 'postnord',
    name: 'PostNord',
    patterns: ['00[357]\\d{17}', 's10:SE', 's10:DK', 's10:NO', 's10:FI'],
    linkTemplate: 'https://www.postnord.se/en/our-tools/track-and-trace?shipmentId={number}',
  },
  {
    code: 'correos',
    name: 'Correos',
    patterns: ['P[A-Z0-9]{22}', 's10:ES'],
    linkTemplate: 'https://www.correos.es/es/en/tools/tracker/items/details?tracking-number={number}',
  },
  {
    code: 'poste_italiane',
    name: 'Poste Italiane',
    patterns: ['[A-Z0-9]{2}\\d{11}', 's10:IT'],
    linkTemplate: 'https://www.poste.it/cerca/index.html#/risultati-spedizioni/{number}',
  },
  {
    code: 'la_poste',
    name: 'La Poste, Colissimo',
    patterns: ['(?:[678][A-Z]|[A-Z]{2})\\d{11}', 's10:FR'],
    linkTemplate: 'https://www.laposte.fr/outils/suivre-vos-envois?code={number}',
  },
  {
    code: 'austrian_post',
    name: 'Österreichische Post',
    patterns: ['10\\d{20}', 's10:AT'],
    linkTemplate: 'https://www.post.at/en/s/shipment-details?snr={number}',
  },
  {
    code: 'swiss_post',
    name: 'Swiss Post',
    patterns: ['9[89]\\.\\d{2}\\.\\d{6}\\.\\d{8}', '9[89]\\d{16}', 's10:CH'],
    linkTemplate: 'https://service.post.ch/ekp-web/ui/entry/search/{number}',
  },
  {
    code: 'japan_post',
    name: 'Japan Post',
    patterns: ['\\d{4}-\\d{4}-\\d{4}', '\\d{11,12}', 's10:JP'],
    linkTemplate:
      'https://trackings.post.japanpost.jp/services/srv/search/direct?reqCodeNo1={number}&locale=en',
  },
  {
    code: 'post',
    name: 'Postal service (S10)',
    patterns: ['s10:*'],
    linkTemplate: 'https://globaltracktrace.ptc.post/gtt.web/Search.aspx?id={number}',
  },
];
