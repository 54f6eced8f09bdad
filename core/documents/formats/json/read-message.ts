import type { Range } from '../../../../contracts/document.ts';
import type { DraftUnit } from '../format.ts';
import { Inline } from '../inline.ts';
import { escapeMessage } from './escape.ts';
import { icuArgument } from './icu.ts';

/** Messages in messages are read to this depth; deeper ones are kept whole. */
const maxDepth = 8;

/** Syntax of a message: quoted text, arguments, the number of a plural, tags. */
const special = /''|'[{}#|][^']*'?|\{|#|<(\/?)([a-zA-Z0-9][\w-]*)(?:\s[^<>]*)?>|\r\n|\n|\r/g;

/**
 * Reads the units of an ICU message: its own text with arguments kept whole, and the messages inside a plural or
 * choice, each as a unit in its place.
 */
export function readMessage(
  text: string,
  { start, end }: Range = { start: 0, end: text.length },
  plural = false,
  depth = 0,
): DraftUnit[] {
  const units: DraftUnit[] = [];
  const inline = new Inline(escapeMessage, { collapse: false, wordLike: true });
  const message = text.slice(0, end);
  const token = new RegExp(special);
  token.lastIndex = start;
  let done = start;
  for (let match = token.exec(message); match; match = token.exec(message)) {
    const [source, slash, name = ''] = match;
    if (source === '#' && !plural) continue;
    const place = { start: match.index, end: match.index + source.length };
    if (done < place.start) inline.text(text.slice(done, place.start), done, place.start);
    if (source === "''") inline.text("'", place.start, place.end);
    else if (source === '{') {
      const argument = icuArgument(message, place.start, end);
      if (argument) {
        place.end = argument.end;
        for (const inner of depth < maxDepth ? argument.messages : []) {
          for (const unit of readMessage(text, inner, argument.plural, depth + 1)) units.push(unit);
        }
        inline.placeholder({ start: argument.start, end: argument.end });
      } else inline.text(source, place.start, place.end);
    } else if (slash === '/') inline.close(name, place);
    else if (name !== '' && !source.endsWith('/>')) inline.open(name, place);
    else inline.placeholder(place, /^[\r\n]/.test(source) ? { text: ' ' } : {});
    done = place.end;
    token.lastIndex = done;
  }
  if (done < end) inline.text(text.slice(done, end), done, end);
  const content = inline.finish();
  if (content) units.push({ kind: 'paragraph', ...content, syntax: plural ? 'icu:plural' : 'icu' });
  return units;
}
