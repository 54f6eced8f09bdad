/**
 * Quotation marks by language: outer start and end, inner start and end, and the tags that have them. A variant's tag
 * is listed if its marks differ from those of its base language.
 *
 * From CLDR 48 (`cldr-misc-full`, delimiters); `tests/core/translation/typography/delimiters.test.ts` holds the table
 * to the package; `node tests/core/translation/typography/from-cldr.ts` prints its rows.
 */
export const delimiters: Readonly<Record<string, string>> = {
  '“”‘’':
    'af az bn cy da en es fil ga gu ha hi id kn ko lv ml mn mr ms mt pa ps pt si so sq sw ta te th tr uz-Arab uz-Cyrl vi zh',
  '«»‹›': 'am az-Arab az-Cyrl fa fr-CH',
  '”“’‘': 'ar ms-Arab ur',
  '„“„“': 'bg lt',
  '„”‘’': 'bs',
  '„“‚‘': 'bs-Cyrl cs de et hr is mk sk sl',
  '«»“”': 'ca el es-US it kk pt-AO pt-CH pt-CV pt-GQ pt-GW pt-LU pt-MO pt-MZ pt-PT pt-ST pt-TL',
  '””’’': 'fi he sv',
  '«»«»': 'fr ht hy',
  '«»”“': 'fr-CA',
  '„”»«': 'hu',
  '「」『』': 'ja zh-Hant',
  '„“«»': 'ka',
  '»«›‹': 'kk-Arab',
  '«»‘’': 'nb nn no',
  '‘’‘’': 'nl',
  '„”«»': 'pl ro',
  '«»„“': 'ru uk',
  '„”’’': 'sr',
  '“”’‘': 'uz',
};
