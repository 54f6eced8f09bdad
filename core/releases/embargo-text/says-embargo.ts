import { own } from '../../../contracts/own.ts';
import { dateNames } from '../../documents/title/dates.ts';
import { once } from '../../lib/once.ts';
import { folded } from './folded.ts';
import { english, type Phrases, phrases } from './phrases.ts';

/** Longest line that can be a statement about the text, and longest block that can contain one. */
const longestLine = 200;
const longestBlock = 400;

/** Before a phrase: nothing, the end of a field, a label such as "Press release:", or the end of a sentence. */
const fieldStart = String.raw`(?:^|[:|–—•·()\[\]/>!]|\. | - )[^\p{L}\p{N}]*`;
/** Before an ambiguous phrase: only a label of releases, or a call for attention. */
const releaseLabel = String.raw`(?:^|[|•·(\[]|(?:release|press|presse|news|media|medias|information|infos?|statement|communique|mitteilung|medienmitteilung|comunicado|prensa|comunicato|stampa|imprensa|nota|persbericht|pressmeddelande|pressemeddelelse|pressemelding|tiedote|lehdistotiedote|prasowa|zprava|sprava|presa|kozlemeny|bulteni|релиз|реліз|прес-релиз|attention|achtung|wichtig|important|note|atencion|attenzione|atencao|uwaga|strictly|strict)\s?[:|–—.!-])[^\p{L}\p{N}]*`;
/** After a sufficient phrase: the line's end, punctuation or a time. */
const blank = /^[^\p{L}\p{N}]*$/u;
const separator = /^\s*(?:[:|–—•·!()[\].;/-]|=)/u;
/** Words of times, besides figures and names of days. */
const clockWords =
  'noon midnight tomorrow today midday midi minuit mittag mitternacht mezzogiorno mezzanotte mediodia medianoche meio-dia meia-noite middernacht middag midnatt midnat keskiyo poludnie polnoc poledne pulnoc полдень полночь полудень пiвнiч oglen gece μεσημερι μεσανυχτα pranz miezul del ejfel';
/** Words between "until" and the time. */
const fillers = new Set(
  'the at on zum zur le la les el il lo i gli o os as um am dem den der kl klo klockan klokka klokken godz godzina dnia dne ore ora orele ore h a as alle dalle las los dia uur om de het du des al del dei в во о у з с год година dom clock ip στις την τις ωρα ορα του saat gun ημερα يوم الساعة تاريخ'.split(
    ' ',
  ),
);

interface Vocabulary {
  alone: RegExp;
  ambiguous: RegExp;
  leading: RegExp;
  timed: RegExp;
  within: RegExp | undefined;
  until: readonly string[];
  denials: RegExp;
  times: ReadonlySet<string>;
}

/** Whether a line alone says that its text is under embargo. */
export function saysEmbargo(line: string, language: string): boolean {
  if (line.length > longestBlock) return false;
  const text = folded(line);
  const own = vocabularyOf(language);
  if (own.within?.test(text)) return true;
  if (line.length > longestLine) return false;
  return (
    after(text, own.leading).some((rest) => !blank.test(rest)) ||
    after(text, own.alone).some((rest) => speaksForItself(rest, own)) ||
    after(text, own.ambiguous).some((rest) => isTimed(rest, own) || (blank.test(rest) && !isSentence(text))) ||
    after(text, own.timed).some((rest) => isTimed(rest, own))
  );
}

/** The text after each match of a phrase. */
function after(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => text.slice(match.index + match[0].length));
}

function speaksForItself(rest: string, own: Vocabulary): boolean {
  if (blank.test(rest)) return true;
  const [next = ''] = wordsOf(rest);
  if (own.denials.test(rest.replace(/^[^\p{L}\p{N}]+/u, ''))) return false;
  if (separator.test(rest)) return true;
  return startsWithUntil(rest.replace(/^\s*,/, ''), own) !== undefined || isTime(next, own) || isTimed(rest, own);
}

/** Whether a time follows, possibly after a separator and "until". */
function isTimed(rest: string, own: Vocabulary): boolean {
  const bare = rest.replace(/^[\s:|–—•·!()[\].,;/=-]+/u, '');
  const then = startsWithUntil(bare, own) ?? bare;
  for (const word of wordsOf(then).slice(0, 5)) {
    if (isTime(word, own)) return true;
    if (!fillers.has(word)) return false;
  }
  return false;
}

function startsWithUntil(rest: string, { until }: Vocabulary): string | undefined {
  const bare = rest.trimStart();
  const found = until.find((word) => bare.startsWith(word) && endsWord(word, bare.charAt(word.length)));
  return found === undefined ? undefined : bare.slice(found.length);
}

function endsWord(word: string, next: string): boolean {
  return isUnspacedScript(word) || /[^\p{L}]$/u.test(word) || !/[\p{L}\p{N}]/u.test(next);
}

function isTime(word: string, { times }: Vocabulary): boolean {
  return /^\p{Nd}/u.test(word) || times.has(word);
}

/** A label and the word alone are a statement; more words before it talk about an embargo. */
function isSentence(text: string): boolean {
  return wordsOf(text).length > 6;
}

function wordsOf(text: string): string[] {
  return text.match(/\p{N}+|\p{L}+/gu) ?? [];
}

function vocabularyOf(language: string): Vocabulary {
  const [base = ''] = language.split('-');
  return vocabularies(own(aliases, base) ?? base);
}

const vocabularies = once((key): Vocabulary => {
  const all = key === 'en' ? [english] : [phrases[key] ?? {}, english];
  const list = (name: keyof Phrases) => all.flatMap((each) => each[name] ?? []);
  const within = list('within').map(folded);
  return {
    alone: phrasePattern(fieldStart, list('alone')),
    leading: phrasePattern(fieldStart, list('leading')),
    ambiguous: phrasePattern(releaseLabel, list('ambiguous')),
    timed: phrasePattern(fieldStart, list('timed')),
    within: within.length === 0 ? undefined : new RegExp(within.map((each) => `(?:${each})`).join('|'), 'u'),
    until: byLength(list('until')),
    denials: new RegExp(`^(?:${alternatives(list('denials'))})`, 'u'),
    times: new Set([...clockWords.split(' '), ...[...dateNames(key)].map(folded)]),
  };
});

/** Norwegian's written forms share their phrases. */
const aliases: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb' };

function phrasePattern(before: string, list: readonly string[]): RegExp {
  return new RegExp(`${before}(?:${alternatives(list)})`, 'gu');
}

/**
 * Longest first, as whole words: "embargoed" does not match "embargo". What must not follow stands once for all of
 * them: V8 spends milliseconds on each class of all letters.
 */
function alternatives(list: readonly string[]): string {
  const { words = [], unspaced = [] } = Object.groupBy(byLength(list), (each) =>
    isUnspacedScript(each) ? 'unspaced' : 'words',
  );
  const pattern = (each: string) => each.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const whole = words.length === 0 ? [] : [`(?:${words.map(pattern).join('|')})(?![\\p{L}\\p{N}])`];
  return [...whole, ...unspaced.map(pattern)].join('|');
}

function byLength(list: readonly string[]): string[] {
  return [...new Set(list.map(folded))].sort((a, b) => b.length - a.length);
}

/** Chinese and Japanese do not separate words by spaces, and Korean does not separate particles. */
function isUnspacedScript(text: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text);
}
