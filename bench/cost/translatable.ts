import { encodeSegment } from '../../core/translation/segments/encode-segment.ts';
import { documentOf, type Source } from '../support/example.ts';

/**
 * Characters (code points) of a source that a reader sees and an engine could translate: without markup, code
 * and addresses.
 */
export function translatableCharacters(source: Source): number {
  let characters = 0;
  for (const unit of documentOf(source).units) {
    if (encodeSegment(unit, { language: 'en' }).length === 0) continue;
    for (const part of unit.parts) if (part.type === 'text') characters += [...part.value].length;
  }
  return characters;
}
