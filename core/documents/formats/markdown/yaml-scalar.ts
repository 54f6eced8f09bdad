/** What YAML, old or new, takes for something else than text: nothing, truth, numbers, dates, times, a key to merge. */
const notText = [
  /^(?:null|~|true|false|yes|no|on|off|y|n|=|<<)$/i,
  /^[-+]?\.(?:inf|nan)$/i,
  // Some readers ask for no digit before an exponent.
  /^[-+]?e[-+]?\d+$/i,
  /^[-+]?[\d.][\d_.,:+\-eExXoObBa-fA-FtTzZ ]*$/,
];

/** Where a text that is not quoted would begin, end or hold what means something to YAML. */
const meaningful = /^[\s\-?:,[\]{}#&*!|>'"%@`]|: |:$| #|\s$|[\p{Cc}\p{Cs}\u2028\u2029\ufeff]/u;

/**
 * A text as a YAML scalar on one line: quoted as the source was, and plain only where plain YAML surely
 * means that text. A YAML parser is not asked: it would be a ninth of the translate function's bundle.
 *
 * @param syntax `yaml` where the source was plain, `yaml:"` or `yaml:'` where it was quoted.
 */
export function yamlScalar(text: string, syntax: string): string {
  if (syntax === "yaml:'") return `'${text.replace(/'/g, "''")}'`;
  const plain = syntax === 'yaml' && text !== '' && !meaningful.test(text) && !notText.some((each) => each.test(text));
  // JSON's strings are YAML's double-quoted ones.
  return plain ? text : JSON.stringify(text);
}
