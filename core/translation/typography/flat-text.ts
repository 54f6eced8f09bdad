import type { Part } from '../../../contracts/document.ts';

/** Placeholder for parts kept whole: neither letter nor space; rules do not change its neighbours. */
export const keptMark = '\ufffc';

/** Placeholder for a line break in markup. */
const lineBreak = '\u2028';

/** A rule's changes to a flat text: replacements by index of the character. */
export type Changes = Map<number, string>;

/** One rule of typography: returns its changes to a text. Rules do not change letters and digits. */
export type Rule = (text: string) => Changes;

/** Flattens a unit's content to one text: tags take no room, a part kept whole takes one character. */
export function flatten(parts: readonly Part[]): string {
  return parts.map(flat).join('');
}

function flat(part: Part): string {
  if (part.type === 'text') return part.value;
  if (part.type !== 'placeholder') return '';
  return part.text !== undefined && part.text.trim() === '' ? lineBreak : keptMark;
}

/** Applies changes to the content; only texts change. */
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

/** Whether a character is a space that an engine may have put in a wrong place, or in place of another kind. */
export function isLooseSpace(character: string): boolean {
  return /^[ \u00a0\u2009\u202f]$/.test(character);
}
