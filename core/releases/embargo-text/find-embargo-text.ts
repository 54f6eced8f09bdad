import type { SourceDocument, Unit } from '../../../contracts/document.ts';
import { plainText } from '../../documents/parts/plain-text.ts';
import { readableLines } from './lines.ts';
import { saysEmbargo } from './says-embargo.ts';

/** A line that announces an embargo. */
export interface EmbargoText {
  /** Without markup; cut if long. */
  line: string;
  /** The unit of the line. */
  unit: string;
}

/** Blocks from either end that are searched: letterhead, release line, date, embargo; contacts and end mark. */
const fromTop = 8;
const fromEnd = 5;
const mostShown = 160;

/**
 * The line near the top or the end of a document that announces an embargo; undefined if there is none. Text
 * about other embargoes does not count: "The embargo on steel …".
 */
export function findEmbargoText(document: SourceDocument): EmbargoText | undefined {
  const read = document.units.filter(({ kind }) => kind !== 'attribute' && kind !== 'metadata');
  const ends = new Set([...read.slice(0, fromTop), ...read.slice(-fromEnd)]);
  for (const unit of ends) {
    const line = lineThatSaysIt(document, unit);
    if (line !== undefined) return { line: shown(line), unit: unit.id };
  }
  return undefined;
}

function lineThatSaysIt(document: SourceDocument, unit: Unit): string | undefined {
  const lines = readableLines(document, unit);
  const found = lines.find((line) => saysEmbargo(line, document.language));
  if (found !== undefined || lines.length < 2) return found;
  const whole = plainText(unit.parts);
  return saysEmbargo(whole, document.language) ? whole : undefined;
}

function shown(line: string): string {
  const plain = line
    .replace(/[*_`~#\\]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...plain];
  return characters.length > mostShown ? `${characters.slice(0, mostShown - 1).join('')}…` : plain;
}
