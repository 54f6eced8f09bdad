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

/** Signs that some readers of YAML take for line ends, or leave out. */
const lineLike = /[\u0085\u2028\u2029\ufeff]/;

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

/**
 * Writes a text as a block scalar (`>-`, `|`) with the source's header and indentation, on one line, whose length YAML
 * does not limit; in double quotes if it has signs that a block cannot hold.
 *
 * @param source the block that it replaces, from its header on.
 */
export function yamlBlock(text: string, source: string): string {
  if (unprintable.test(text) || lineLike.test(text)) return yamlScalar(text, 'yaml:"');
  const head = /^[^\r\n]*[\r\n][ \t\r\n]*/.exec(source)?.[0] ?? '';
  return head + text;
}
