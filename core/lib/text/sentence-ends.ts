import { abbreviationsOf } from './abbreviations.ts';

/**
 * Abbreviations that a name, a number or more of a phrase follows. Unicode's rules (UAX 29) end a sentence after each
 * of them before a capital, which would leave half sentences that no translation matches. Chosen by reading from
 * CLDR's suppressions, which also hold plain words ("By.", "To.") and words of other senses.
 */
const goOn: readonly { reason: string; words: string }[] = [
  {
    reason: 'Titles, ranks, forms of address; capitals written twice, as in "EE. UU." or "MM."',
    words:
      'Dr|Dra|Drs|Mr|Mrs|Ms|Mx|Messrs|Prof|Profa|Rev|Hon|Gen|Maj|Col|Lt|Sgt|Capt|Cpt|Cmdr|Sen|Rep|Gov|Pres|Supt|Sr|Sra|Srta|Sres|Sras|Srtas|D|Dña|Excmo|Excma|Ilmo|Ilma|Exmo|Exma|Lic|Sig|Sigg|Dott|Avv|Arch|Geom|Rag|Ing|On|Mme|Mmes|Mlle|Mlles|MM|Me|Mgr|Mons|Hr|Hrn|Fr|Frl|Frau|Dipl|Mag|Univ|Dhr|dhr|Mevr|mevr|Mw|Drs|Ir|Ks|Pan|Lek|Inż|Hab|Eng|Des|Pe|проф|Проф|акад|Акад|EE|UU|FF|CC|RR|HH|SS|AA|JJ|OO|PP',
  },
  { reason: 'Saints, mountains, streets and the like in names.', words: 'St|Ste|Sta|Sto|Mt|Ft|Av|Avda|Str|Bd|Blvd|Pl' },
  {
    reason: 'Numbers, places in a text, units and times before their figure or name.',
    words:
      'Nr|No|Nos|Nº|Núm|núm|Art|art|Abs|Bd|Vol|vol|Fig|fig|Abb|Tab|tab|Kap|cap|Cap|pp|pág|págs|pag|sez|rys|ul|ust|poz|nr|tel|Tel|Tél|tél|Ul|ул|им|г|гг|стр|рис|тел|д|кв|т|н',
  },
  {
    reason: 'Months and days.',
    words:
      'Jan|Feb|Apr|Aug|Sept|Sep|Okt|Oct|Nov|Dec|Dez|ene|feb|abr|ago|sept|oct|nov|dic|janv|févr|avr|juil|déc|gen|giu|lug|set|ott|fev|dez|out',
  },
];

/** Phrases that do not end a sentence. */
const phrase =
  /(?:^|[\s(])(?:vs|ca|approx|e\.\s?g|i\.\s?e|cf|cfr|bzw|evtl|inkl|exkl|zzgl|ggf|sog|einschl|vgl|z\.\s?B|d\.\s?h|u\.\s?a|p\.\s?ej|p\.\s?ex|par\s?ex|ad\s?es|np|tzn|tzw|m\.\s?in|m\.\s?a|bijv|bl\.\s?a|t\.\s?ex|f\.\s?eks|enl|Enl|resp|incl|dept|dpto|depto|Abt|Dep|geb)\.\s{0,3}$/u;

/**
 * A full stop that does not end a sentence, with what precedes it: an initial, a letter of a phrase, an abbreviation
 * of `goOn`, or a number as of a day.
 */
const noEnd = noEndWith(goOn);

/** The same of a language with a list of its own: months and words before numbers of other languages end sentences. */
const noEndInAny = noEndWith(goOn.slice(0, 2));

function noEndWith(lists: typeof goOn): RegExp {
  const words = lists.map((list) => list.words).join('|');
  return new RegExp(String.raw`(?:^|[\s\u00a0(\[«“"„‘'.-])(?:\p{L}|${words}|\d{1,2})\.\s{0,3}$`, 'u');
}

/** Abbreviations that may also end a sentence: names of firms and states, hours, "and so on". */
const mayEnd =
  /(?:^|[\s(])(?:Inc|Co|Corp|Ltd|Ltda|Bros|Cía|Jr|etc|usw|usf|ecc|itd|(?:\p{L}\.){1,4}\p{L}|[ap]\.\s?m)\.\s{0,3}$/u;

/** Words that begin sentences, and do not continue a name. */
const beginsSentences = new Set(
  (
    'The An It Its He She They We You There This That These Those In At As For But And When While With After Since Both Its If To Our His Her ' +
    'Der Die Das Den Dem Ein Eine Einen Es Sie Wir Im Am Zum Zur Für Bei Nach Mit Auch Damit Dies Diese Dieser Seit ' +
    'Le La Les Il Elle Ils Elles Nous Ce Cette Ces Dans Pour Avec Selon Une Depuis ' +
    'El Los Las Lo Un Una Se Con Para Por Este Esta Según Desde También Gli Nel Nella Per Secondo Dopo ' +
    'Os As Um Uma Em No Na Com Segundo Het Een Zij Wij Dit Deze Na Nie To'
  ).split(' '),
);

/**
 * Whether a sentence really ends where Unicode's rules say so. When in doubt, returns false: a sentence that is too
 * long is found less often in memory, but half a sentence is wrong.
 *
 * @param index where the next sentence would begin.
 * @param language whose abbreviations count besides those that many languages share.
 */
export function isSentenceEnd(text: string, index: number, language?: string): boolean {
  const before = text.slice(Math.max(0, index - 24), index);
  const more = language === undefined ? undefined : abbreviationsOf(language);
  if (phrase.test(before) || more?.goOn.test(before)) return false;
  if (mayEnd.test(before) || more?.mayEnd.test(before)) {
    const next = /^[^\p{L}\p{N}]{0,4}(\p{L}+)/u.exec(text.slice(index, index + 20))?.[1];
    return next === undefined || beginsSentences.has(next);
  }
  return !(more ? noEndInAny : noEnd).test(before);
}
