import colours from 'picocolors';

/** What a terminal obeys or reorders. A directional mark does not belong to a line in several languages either. */
const signs = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** The same, and before that the colours of commands, which go through. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: this is the sign that begins a colour.
const coloursAndSigns = /\u001b\[(?:[0-4]|2[2-9]|3[0-79])m|[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** Writes to standard output; shows control signs of files and names instead of sending them to the terminal. */
export function print(text: string): void {
  process.stdout.write(inert(text));
}

/** The same to standard error. */
export function printError(text: string): void {
  process.stderr.write(inert(text));
}

/** Shows control signs as `<U+202E>`. Without a terminal commands do not write colours, so none is a command's own. */
export function inert(text: string): string {
  const meant = colours.isColorSupported ? coloursAndSigns : signs;
  return text.replace(meant, (sign) => {
    if (sign === '\n' || sign === '\t' || sign.length > 1) return sign;
    return `<U+${hexadecimal(sign).toUpperCase()}>`;
  });
}

/** JSON in which every control sign is escaped: the same data, and nothing for a terminal to obey. */
export function inertJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(signs, (sign) => (sign === '\n' ? sign : `\\u${hexadecimal(sign)}`));
}

function hexadecimal(sign: string): string {
  return (sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
}
