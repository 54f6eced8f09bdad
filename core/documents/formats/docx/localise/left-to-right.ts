import { descendants, textOf, type XmlElement } from '../../../../lib/xml/index.ts';
import { protectedSpans } from '../../../protection/protected-spans.ts';

/**
 * Whether a run's text reads from left to right in every language: a telephone number, a web address. Set from right
 * to left, its groups would change places.
 */
export function staysLeftToRight(source: string, run: XmlElement): boolean {
  let text = '';
  for (const element of descendants(run)) if (element.name === 'w:t') text += textOf(source, element);
  let rest = '';
  let done = 0;
  for (const { start, end } of protectedSpans(text)) {
    rest += text.slice(done, start);
    done = end;
  }
  rest += text.slice(done);
  return !/\p{L}/u.test(rest) && (/\p{N}/u.test(rest) || rest.length < text.length);
}
