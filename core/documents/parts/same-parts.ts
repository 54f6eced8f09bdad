import type { Part } from '../../../contracts/document.ts';

/**
 * Whether two contents of one unit are equal, so that the source's bytes can stay. Ignores soft hyphens, which engines
 * do not get.
 */
export function sameParts(left: readonly Part[], right: readonly Part[]): boolean {
  if (left === right) return true;
  if (left.length !== right.length) return false;
  return left.every((part, index) => {
    const other = right[index];
    if (other?.type !== part.type) return false;
    if (part.type === 'text' || other.type === 'text') {
      return part.type === 'text' && other.type === 'text' && sameText(part.value, other.value);
    }
    return part.id === other.id && sameMarkup(part.source, other.source);
  });
}

function sameText(left: string, right: string): boolean {
  return left === right || left.replaceAll('\u00ad', '') === right.replaceAll('\u00ad', '');
}

type Source = Exclude<Part, { type: 'text' }>['source'];

function sameMarkup(left: Source, right: Source): boolean {
  if ('raw' in left || 'raw' in right) return 'raw' in left && 'raw' in right && left.raw === right.raw;
  return left.start === right.start && left.end === right.end;
}
