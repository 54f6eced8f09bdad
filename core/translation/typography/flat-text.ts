import type { Part } from '../../../contracts/document.ts';

/** What stands for something kept whole: neither letter nor space, and no rule changes what touches it. */
export const kept = '\ufffc';

/** What stands for a line break that is markup. */
const lineBreak = '\u2028';

/** What a rule changes of a flat text: what the character at an index gives way to. */
export type Changes = Map<number, string>;

/** One rule of typography: what it changes of a text. Letters and digits are not its to change. */
export type Rule = (text: string) => Changes;

/** A unit's content as one text, in which tags take no room and what is kept whole takes one character. */
export function flatten(parts: readonly Part[]): string {
  return parts.map(flat).join('');
}

function flat(part: Part): string {
  if (part.type === 'text') return part.value;
  if (part.type !== 'placeholder') return '';
  return part.text !== undefined && part.text.trim() === '' ? lineBreak : kept;
}

/** The content with changes made; they reach texts alone. */
export function applyChanges(parts: readonly Part[], changes: Changes): Part[] {
  if (changes.size === 0) return [...parts];
  let position = 0;
  return parts.flatMap((part): Part[] => {
    const start = position;
    position += flat(part).length;
    if (part.type !== 'text') return [part];
    let value = '';
    for (let index = 0; index < part.value.length; index++) {
      value += changes.get(start + index) ?? part.value.charAt(index);
    }
    return value === '' ? [] : [{ type: 'text', value }];
  });
}

/** The spaces that an engine may have put where none belongs, or one of another kind. */
export function isLooseSpace(character: string): boolean {
  return /^[ \u00a0\u2009\u202f]$/.test(character);
}
