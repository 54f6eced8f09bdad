/** Signs that TOML allows in neither kind of quotes. */
const unwritable = /[\p{Cs}]/gu;
/** Signs that TOML has only as escapes. */
const escaped = /[\u007f-\u009f]/g;

/**
 * Writes a text as a TOML string on one line, quoted like the source where that quote can hold it (TOML 1.0, "String").
 *
 * @param syntax `toml:"` or `toml:'`.
 */
export function tomlString(text: string, syntax: string): string {
  const written = text.replace(unwritable, '\ufffd');
  if (syntax === "toml:'" && !/['\p{Cc}]/u.test(written)) return `'${written}'`;
  // A JSON string is a basic string of TOML, but for these signs.
  return JSON.stringify(written).replace(escaped, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
