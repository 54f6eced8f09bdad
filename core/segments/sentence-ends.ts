/**
 * Abbreviations that a name or a number follows. Unicode's rules (UAX 29) end a sentence after each that
 * stands before a capital, and a sentence would be halves that no translation has.
 */
const beforeNames =
  'Dr|Dra|Mr|Mrs|Ms|Mx|Prof|Profa|Rev|Hon|Gen|Col|Lt|Sgt|Capt|Sen|Gov|Pres|St|Ste|Mt|Jr|Sr|Sra|Srta|Sig|Dott|Ing|Avv|Mme|Mlle|MM|Hr|Fr|Frau|Dipl|Nr|No|Nos|Art|Abs|Bd|Vol|Fig|Abb|Tab|Jan|Feb|Apr|Aug|Sept|Okt|Oct|Nov|Dec|Dez|vs|ca|approx|bzw|usw|evtl|inkl|tel|Tel|pág|págs|núm|ул|им|г|гг|стр|рис|тел';

/** The sign that ended it, with what it belongs to: an initial, such a word, or a number as of a day. */
const noEnd = new RegExp(String.raw`(?:^|[\s\u00a0(\[«“"„‘'.-])(?:\p{Lu}|${beforeNames}|\d{1,2})\.[\s\u00a0]*$`, 'u');

/**
 * Whether a sentence really ends where Unicode's rules say so. What is doubtful is no end: a sentence that
 * is too long is found less often, half a sentence is wrong.
 *
 * @param index the beginning of what comes next.
 */
export function isSentenceEnd(text: string, index: number): boolean {
  return !noEnd.test(text.slice(Math.max(0, index - 24), index));
}
