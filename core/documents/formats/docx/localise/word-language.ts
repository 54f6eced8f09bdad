/** A language as Word names it, and the kind of text that it is set for. */
export interface WordLanguage {
  /** With a region: Word has no spelling checker for a bare `fr`. */
  tag: string;
  script: 'latin' | 'eastAsia' | 'complex';
}

/** Scripts that Word shapes by its complex-script properties: `bCs` for `b`, and so on (ECMA-376 part 1, 17.3.2.26). */
const complexScripts: ReadonlySet<string> = new Set(
  'Arab Hebr Syrc Thaa Nkoo Adlm Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Thai Laoo Khmr Mymr Tibt Mong'.split(
    ' ',
  ),
);
const eastAsianScripts: ReadonlySet<string> = new Set(['Hans', 'Hant', 'Jpan', 'Kore']);

export function wordLanguage(lang: string): WordLanguage {
  const given = new Intl.Locale(lang);
  const { language, script = '', region } = given.maximize();
  // The region tells the Chinese scripts apart; otherwise, name a script that is not the language's usual one.
  const named =
    given.script !== undefined && language !== 'zh' && new Intl.Locale(language).maximize().script !== script;
  const tag = [language, ...(named ? [script] : []), ...(region ? [region] : [])].join('-');
  const kind = complexScripts.has(script) ? 'complex' : eastAsianScripts.has(script) ? 'eastAsia' : 'latin';
  return { tag, script: kind };
}
