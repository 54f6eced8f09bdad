/**
 * What amounts are amounts of. A sign that several currencies share is one kind: texts say "$" where
 * they mean any dollar. Words are those of the languages that read them; a word that is not here is
 * no unit, and nothing is said of it.
 */
const units: readonly { kind: string; before: string; after: string }[] = [
  {
    kind: '%',
    before: '[%٪]|百分之|yüzde',
    after:
      '[%٪％]|per ?cent\\b|por ?ciento|pour ?cents?\\b|per cento|por cento|prozent|procent|процент\\p{L}*|відсот\\p{L}*|パーセント|퍼센트|بالمئة|بالمائة|في المئة|في المائة|प्रतिशत',
  },
  {
    kind: '€',
    before: '€|EUR\\b',
    after: "€|EUR\\b|(?:de |d[’'])?euros?\\b|евро|євро|ευρώ|يورو|यूरो|欧元|歐元|ユーロ|유로",
  },
  {
    kind: '$',
    before: '(?:US|CA|C|A|AU|NZ|HK|S|NT)?\\$|(?:USD|CAD|AUD|NZD|HKD|SGD)\\b',
    after: '\\$|(?:USD|CAD|AUD|NZD|HKD|SGD)\\b|d[oóò]l+ar(?:e?s|i|o)?\\b|долл\\p{L}*|دولار|डॉलर|美元|ドル|달러',
  },
  {
    kind: '£',
    before: '£|GBP\\b',
    after: '£|GBP\\b|pounds? sterling|libras? esterlinas?|livres? sterling|英镑|ポンド|파운드',
  },
  { kind: '¥', before: '[¥￥]|(?:JPY|CNY)\\b', after: '[¥￥円]|(?:JPY|CNY)\\b|yen\\b|yuans?\\b|元(?!日)|エン|엔' },
  { kind: '₹', before: '₹|INR\\b|Rs\\.?', after: '₹|INR\\b|rup[ie]+es?\\b|रुपय\\p{L}*|रुपए' },
  { kind: '₽', before: '₽|RUB\\b', after: '₽|RUB\\b|рубл\\p{L}*|roubles?\\b|rublos?\\b' },
  { kind: 'CHF', before: 'CHF\\b', after: 'CHF\\b|(?:Swiss )?francs?\\b(?! CFA)|francos suizos|franchi svizzeri' },
];

const patterns = units.map(({ kind, before, after }) => ({
  kind,
  before: new RegExp(`(?:${before})[\\s\\u00a0\\u202f]?$`, 'u'),
  // A scale may stand between a figure and its unit: "5 million dollars", "5 millones de dólares".
  after: new RegExp(`^(?:[\\s\\u00a0\\u202f-]?[\\p{L}\\p{M}]{1,10}){0,2}?[\\s\\u00a0\\u202f-]?(?:${after})`, 'iu'),
}));

const figure = /\p{Nd}+(?:[.,'’٫٬\u00a0\u202f]\p{Nd}+)*/gu;
/** Letters before and after a figure that are looked at. */
const around = 32;

/** The kinds of units that a text's figures have. */
export function unitsOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const { 0: written, index } of text.matchAll(figure)) {
    const end = index + written.length;
    const left = text.slice(Math.max(0, index - around), index);
    const right = text.slice(end, end + around);
    for (const { kind, before, after } of patterns) if (before.test(left) || after.test(right)) found.add(kind);
  }
  return found;
}

/** Languages whose words for "per cent" are above. */
const percentWords = new Set([
  'en',
  'es',
  'fr',
  'it',
  'pt',
  'ca',
  'de',
  'nl',
  'sv',
  'da',
  'nb',
  'ru',
  'uk',
  'ar',
  'hi',
  'zh',
  'ja',
  'ko',
]);

export function knowsPercent(language: string): boolean {
  return percentWords.has(new Intl.Locale(language).language);
}
