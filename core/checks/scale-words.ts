/**
 * Words after a figure that multiply it. By language where one word means different things: a
 * billion is 10^9 in English and 10^12 in Spanish or German. Longest first, so that "mil millones"
 * is not "mil".
 */
const byLanguage: Record<string, [RegExp, number][]> = {
  en: [
    [/^\s*trillion\b/i, 1e12],
    [/^\s*(?:billion|bn)\b/i, 1e9],
    [/^\s*(?:million|mn|m)\b/i, 1e6],
    [/^\s*thousand\b/i, 1e3],
    [/^\s*crore\b/i, 1e7],
    [/^\s*lakh\b/i, 1e5],
  ],
  es: [
    [/^\s*billón(?:es)?\b|^\s*billones/i, 1e12],
    [/^\s*mil millones\b/i, 1e9],
    [/^\s*mill(?:ón|ones)/i, 1e6],
    [/^\s*mil\b/i, 1e3],
  ],
  ca: [
    [/^\s*bili(?:ó|ons)/i, 1e12],
    [/^\s*mil milions\b/i, 1e9],
    [/^\s*mili(?:ó|ons)/i, 1e6],
    [/^\s*mil\b/i, 1e3],
  ],
  fr: [
    [/^\s*billions?\b/i, 1e12],
    [/^\s*milliards?\b/i, 1e9],
    [/^\s*millions?\b/i, 1e6],
    [/^\s*mille\b/i, 1e3],
  ],
  it: [
    [/^\s*bilion[ei]\b/i, 1e12],
    [/^\s*miliard[oi]\b/i, 1e9],
    [/^\s*milion[ei]\b/i, 1e6],
    [/^\s*mil(?:le|a)\b/i, 1e3],
  ],
  pt: [
    [/^\s*trilh(?:ão|ões)/i, 1e12],
    [/^\s*(?:mil milhões|bilh(?:ão|ões)|bili(?:ão|ões))/i, 1e9],
    [/^\s*milh(?:ão|ões)/i, 1e6],
    [/^\s*mil\b/i, 1e3],
  ],
  de: [
    [/^\s*Billion(?:en)?\b/i, 1e12],
    [/^\s*(?:Milliarden?|Mrd\.?)/i, 1e9],
    [/^\s*(?:Million(?:en)?|Mio\.?)/i, 1e6],
    [/^\s*Tausend\b/i, 1e3],
  ],
  zh: cjk('亿億', '万萬', '千'),
  ja: cjk('億', '万', '千'),
  ko: cjk('억', '만', '천'),
};

/** Whether a language's scale words are known; where one side's are not, neither side's can be compared. */
export function knowsScales(language: string): boolean {
  return new Intl.Locale(language).language in byLanguage;
}

/** The scale at the beginning of what follows a figure; 1 where there is none. */
export function scaleAfter(text: string, language: string): { factor: number; written: string } {
  for (const [word, factor] of byLanguage[new Intl.Locale(language).language] ?? []) {
    const match = word.exec(text);
    if (match) return { factor, written: match[0] };
  }
  return { factor: 1, written: '' };
}

function cjk(hundredMillion: string, tenThousand: string, thousand: string): [RegExp, number][] {
  return [
    [new RegExp(`^\\s*[${hundredMillion}]`), 1e8],
    [new RegExp(`^\\s*[${tenThousand}]`), 1e4],
    [new RegExp(`^\\s*[${thousand}]`), 1e3],
  ];
}
