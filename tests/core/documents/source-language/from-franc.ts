import { brotliCompressSync, constants } from 'node:zlib';
import { data } from 'franc-all/data.js';

/** Runs of a language that the table keeps, of franc's 300. */
export const kept = 200;

/** franc's code of each language, and its script there; those that the engine does not know are there to be told apart. */
const languages: Readonly<Record<string, [code: string, script?: string]>> = {
  af: ['afr'],
  am: ['amh', 'Ethiopic'],
  ar: ['arb', 'Arabic'],
  az: ['azj'],
  be: ['bel', 'Cyrillic'],
  bg: ['bul', 'Cyrillic'],
  bs: ['bos'],
  ca: ['cat'],
  cs: ['ces'],
  cy: ['cym'],
  da: ['dan'],
  de: ['deu'],
  en: ['eng'],
  es: ['spa'],
  et: ['ekk'],
  eu: ['eus'],
  fa: ['pes', 'Arabic'],
  fi: ['fin'],
  fr: ['fra'],
  ga: ['gle'],
  gl: ['glg'],
  ha: ['hau'],
  hi: ['hin', 'Devanagari'],
  hr: ['hrv'],
  ht: ['hat'],
  hu: ['hun'],
  id: ['ind'],
  is: ['isl'],
  it: ['ita'],
  kk: ['kaz', 'Cyrillic'],
  ky: ['kir', 'Cyrillic'],
  lt: ['lit'],
  lv: ['lvs'],
  mk: ['mkd', 'Cyrillic'],
  mn: ['khk', 'Cyrillic'],
  mr: ['mar', 'Devanagari'],
  ms: ['zlm'],
  mt: ['mlt'],
  nb: ['nob'],
  ne: ['npi', 'Devanagari'],
  nl: ['nld'],
  nn: ['nno'],
  oc: ['oci'],
  pl: ['pol'],
  ps: ['pbu', 'Arabic'],
  pt: ['por'],
  ro: ['ron'],
  ru: ['rus', 'Cyrillic'],
  sk: ['slk'],
  sl: ['slv'],
  so: ['som'],
  sq: ['als'],
  sr: ['srp', 'Cyrillic'],
  'sr-Latn': ['srp'],
  sv: ['swe'],
  sw: ['swh'],
  tg: ['tgk', 'Cyrillic'],
  ti: ['tir', 'Ethiopic'],
  tl: ['tgl'],
  tr: ['tur'],
  ug: ['uig', 'Arabic'],
  uk: ['ukr', 'Cyrillic'],
  ur: ['urd', 'Arabic'],
  uz: ['uzn'],
  'uz-Cyrl': ['uzn', 'Cyrillic'],
  vi: ['vie'],
};

/** The table of `core/documents/source-language/trigrams.ts` as the package has it. */
export function trigramsFromFranc(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(languages).map(([tag, [code, script = 'Latin']]) => {
      const trigrams = data[script]?.[code]?.split('|');
      if (trigrams === undefined) throw new Error(`franc has no ${code} in ${script}`);
      return [tag, trigrams.slice(0, kept).join('')];
    }),
  );
}

// node tests/core/documents/source-language/from-franc.ts: what the table holds, packed, for a new release of franc.
if (import.meta.main) {
  const json = Buffer.from(JSON.stringify(trigramsFromFranc()));
  console.log(brotliCompressSync(json, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).toString('base64'));
}
