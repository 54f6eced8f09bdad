/** The options that an editor may give, by front matter or object metadata; see `parse-options.ts` for their values. */
export const optionNames = [
  'title',
  'languages',
  'source-language',
  'embargo',
  'correction',
  'charset',
  'allow-hidden',
  'strip-active',
  'after-review',
  'source-version',
  'json-paths',
  'source-comments',
  'approved-characters',
  'withdrawn',
  'ready',
  'suffix',
  'republish',
] as const;
export type OptionName = (typeof optionNames)[number];

/** Options of one upload, for metadata only: in front matter the key is the author's own. */
export const metadataOptions: readonly OptionName[] = ['ready', 'suffix', 'republish'];

/** The option of a front matter or metadata key, in any case; undefined for the author's own keys. */
export function optionOf(key: string): OptionName | undefined {
  const written = key.toLowerCase();
  return optionNames.find((name) => name === written);
}
