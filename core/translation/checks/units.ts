/**
 * Units of amounts. A sign that several currencies share is one kind: texts say "$" and mean any dollar. Covers words
 * of the languages that the table lists; other words are ignored.
 */
const units: readonly { kind: string; signs: string; before?: string; after: string }[] = [
  {
    kind: '%',
    signs: '[%٪％]',
    before: '百分之|yüzde',
    after: '(?:per|por|pour) ?c(?:ien|en)t|pro[zc]ent|процент|відсот|パーセント|퍼센트|(?:بال|في ال)ما?ئة|प्रतिशत',
  },
  { kind: '€', signs: '€|EUR\\b', after: 'euros?\\b|евро|євро|ευρώ|يورو|यूरो|欧元|歐元|ユーロ|유로' },
  {
    kind: '$',
    signs: '\\$|(?:USD|CAD|AUD|NZD|HKD|SGD)\\b',
    after: 'd[oóò]l+ar(?:e?s|i|o)?\\b|долл|دولار|डॉलर|美元|ドル|달러',
  },
  { kind: '£', signs: '£|GBP\\b', after: '(?:pounds?|livres?) sterling|libras? esterlina|英镑|ポンド|파운드' },
  { kind: '¥', signs: '[¥￥]|(?:JPY|CNY)\\b', after: '円|yen\\b|yuans?\\b|元|エン|엔' },
  { kind: '₹', signs: '₹|INR\\b', before: 'Rs\\.?', after: 'rup[ie]+es?\\b|रुपय|रुपए' },
  { kind: '₽', signs: '₽|RUB\\b', after: 'рубл' },
];

const patterns = units.map(({ kind, signs, before = signs, after }) => ({
  kind,
  before: new RegExp(`(?:${signs}|${before})\\s?$`, 'u'),
  // A scale may come between a figure and its unit: "5 million dollars", "5 millones de dólares".
  after: new RegExp(`^(?:[\\s-]?[\\p{L}\\p{M}]{1,10}){0,2}?[\\s-]?(?:d['’])?(?:${signs}|${after})`, 'iu'),
}));

const figure = /\p{Nd}+/gu;
/** Letters before and after a figure that are searched for a unit. */
const searchedLetters = 32;

/** Returns the kinds of units that a text's figures have. */
export function unitsOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const { 0: written, index } of text.matchAll(figure)) {
    const end = index + written.length;
    const left = text.slice(Math.max(0, index - searchedLetters), index);
    const right = text.slice(end, end + searchedLetters);
    for (const { kind, before, after } of patterns) if (before.test(left) || after.test(right)) found.add(kind);
  }
  return found;
}

/** Languages whose words for "per cent" are above. */
const percentWords = 'en es fr it pt ca de nl sv da nb ru uk ar hi zh ja ko'.split(' ');

export function knowsPercent(language: string): boolean {
  return percentWords.includes(new Intl.Locale(language).language);
}
