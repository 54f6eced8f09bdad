/** The script that a language is written in, by its ISO 15924 code; `Intl` knows the usual one. */
export function scriptOf(language: string): string {
  return new Intl.Locale(language).maximize().script ?? '';
}
