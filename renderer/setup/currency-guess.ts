/** Which currency a machine's region most likely sells in; only preselected, the shop decides. */
const byRegion: Readonly<Record<string, string>> = {
  AU: 'AUD',
  BG: 'EUR',
  BH: 'BHD',
  BR: 'BRL',
  CA: 'CAD',
  CH: 'CHF',
  CL: 'CLP',
  CO: 'COP',
  CZ: 'CZK',
  DK: 'DKK',
  GB: 'GBP',
  HU: 'HUF',
  IS: 'ISK',
  JP: 'JPY',
  KR: 'KRW',
  KW: 'KWD',
  LI: 'CHF',
  MX: 'MXN',
  NO: 'NOK',
  NZ: 'NZD',
  PL: 'PLN',
  RO: 'RON',
  SE: 'SEK',
  TN: 'TND',
  TR: 'TRY',
  US: 'USD',
}

const byZone: Readonly<Record<string, string>> = {
  'Europe/London': 'GBP',
  'Europe/Zurich': 'CHF',
  'Europe/Copenhagen': 'DKK',
  'Europe/Oslo': 'NOK',
  'Europe/Stockholm': 'SEK',
  'Europe/Prague': 'CZK',
  'Europe/Warsaw': 'PLN',
  'Europe/Budapest': 'HUF',
  'Europe/Bucharest': 'RON',
  'Europe/Istanbul': 'TRY',
  'Atlantic/Reykjavik': 'ISK',
}

/** Where the machine stands says more than what its menus speak: many a shop runs an English (US) system. */
export function likelyCurrency(timeZone: string, tags: readonly string[]): string {
  const zoned = byZone[timeZone]
  if (zoned) return zoned
  if (timeZone.startsWith('Europe/')) return 'EUR'
  for (const tag of tags) {
    const region = /-([A-Z]{2})\b/.exec(tag)?.[1]
    if (region) return byRegion[region] ?? 'EUR'
  }
  return 'EUR'
}
