/** Plain scalars that YAML, old or new, does not read as text: null, booleans, numbers, dates, times, a merge key. */
const notText = [
  /^(?:null|~|true|false|yes|no|on|off|y|n|=|<<)$/i,
  /^[-+]?\.(?:inf|nan)$/i,
  // Some readers do not require a digit before an exponent.
  /^[-+]?e[-+]?\d+$/i,
  /^[-+]?[\d.][\d_.,:+\-eExXoObBa-fA-FtTzZ ]*$/,
];

/** Matches if an unquoted text would begin, end or contain YAML syntax. */
const meaningful = /^[\s\-?:,[\]{}#&*!|>'"%@`]|: |:$| #|\s$|[\p{Cc}\p{Cs}\u2028\u2029\ufeff]/u;

/** Characters that YAML has only as escapes, which only double quotes allow (YAML 1.2.2, 5.1). */
const unprintable = /[\p{Cs}\ufffe\uffff]|(?![\t\u0085])\p{Cc}/u;

/**
 * Writes a text as a YAML scalar on one line: quoted like the source, and plain only if plain YAML surely means that
 * text. Does not use a YAML parser: it would be a ninth of the translate function's bundle.
 *
 * @param syntax `yaml` if the source was plain, `yaml:"` or `yaml:'` if it was quoted.
 */
export function yamlScalar(text: string, syntax: string): string {
  const isPrintable = !unprintable.test(text);
  if (syntax === "yaml:'" && isPrintable) return `'${text.replace(/'/g, "''")}'`;
  const plain =
    isPrintable &&
    syntax === 'yaml' &&
    text !== '' &&
    !meaningful.test(text) &&
    !notText.some((each) => each.test(text));
  // A JSON string is a valid double-quoted YAML string.
  if (plain) return text;
  return JSON.stringify(text).replace(new RegExp(unprintable, 'gu'), (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
