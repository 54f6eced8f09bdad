import type { Markup, Range } from '../../../../contracts/document.ts';
import type { DraftUnit } from '../format.ts';
import type { Positions } from './decode.ts';
import { escapeJson } from './escape.ts';

/** Maps a unit of a value to the whole text. */
export function located(unit: DraftUnit, positions: Positions): DraftUnit {
  const place = ({ start, end }: Range): Range => ({ start: positions.at(start), end: positions.at(end) });
  const markup = (source: Markup): Markup => ('raw' in source ? { raw: escapeJson(source.raw) } : place(source));
  return {
    ...unit,
    range: unit.range && place(unit.range),
    parts: unit.parts.map((part) => (part.type === 'text' ? part : { ...part, source: markup(part.source) })),
  };
}
