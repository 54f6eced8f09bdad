/** The options that an editor may give, by front matter or object metadata; what each holds is in `parse-options.ts`. */
export const optionNames = [
  'title',
  'languages',
  'source-language',
  'embargo',
  'correction',
  'charset',
  'allow-hidden',
  'after-review',
  'source-version',
  'json-paths',
  'source-comments',
  'approved-characters',
  'withdrawn',
  'ready',
  'suffix',
] as const;
export type OptionName = (typeof optionNames)[number];

/** Options of one drop that metadata alone gives: in front matter the key is the author's own. */
export const metadataOptions: readonly OptionName[] = ['ready', 'suffix'];

/** The option that a key of front matter or metadata is, in any case; undefined where it is the author's own. */
export function optionOf(key: string): OptionName | undefined {
  const written = key.toLowerCase();
  return optionNames.find((name) => name === written);
}
