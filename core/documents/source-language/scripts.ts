import { own } from '../../../contracts/own.ts';

/** Scripts of a single language of the engine: their letters decide the language. */
const alone: Readonly<Record<string, string>> = {
  Armenian: 'hy',
  Bengali: 'bn',
  Georgian: 'ka',
  Greek: 'el',
  Gujarati: 'gu',
  Gurmukhi: 'pa',
  Hebrew: 'he',
  Kannada: 'kn',
  Hangul: 'ko',
  Malayalam: 'ml',
  Sinhala: 'si',
  Tamil: 'ta',
  Telugu: 'te',
  Thai: 'th',
};

/** Scripts of several languages, which their trigrams tell apart. */
const shared = ['Latin', 'Cyrillic', 'Arabic', 'Devanagari', 'Ethiopic'] as const;

const counted = [...Object.keys(alone), ...shared].map(
  (script) => [script, new RegExp(`\\p{Script=${script}}`, 'gu')] as const,
);
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const han = /\p{Script=Han}/gu;

/** The number of letters in a text's commonest script, and the language if the script decides it. */
export interface Letters {
  count: number;
  language?: string;
}

export function lettersOf(text: string): Letters {
  const size = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const [most, count] = counted
    .map(([script, pattern]) => [script, size(pattern)] as const)
    .reduce((best, next) => (next[1] > best[1] ? next : best));
  const ideographs = size(han);
  const syllables = size(kana);
  if (ideographs + syllables > count) {
    // Japanese has kana in every sentence, Chinese only in names.
    const language = syllables * 10 > ideographs ? 'ja' : chineseOf(text);
    return { count: ideographs + syllables, language };
  }
  const language = own(alone, most);
  return language === undefined ? { count } : { count, language };
}

/** Common characters that differ between the two scripts, in the same order. */
const simplified = '这们个国来时说对会为与于关开门问间网发现实业务东车长书头广';
const traditional = '這們個國來時說對會為與於關開門問間網發現實業務東車長書頭廣';

function chineseOf(text: string): 'zh-Hans' | 'zh-Hant' {
  const count = (characters: string) => [...text].filter((character) => characters.includes(character)).length;
  return count(traditional) > count(simplified) ? 'zh-Hant' : 'zh-Hans';
}
