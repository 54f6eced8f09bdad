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
  'approved-characters',
  'withdrawn',
] as const;
export type OptionName = (typeof optionNames)[number];
