import type { SourceDocument, Unit } from '../../../contracts/document.ts';
import { plainText } from '../../documents/parts/plain-text.ts';
import { collapseSpaces } from '../../lib/text/white-space.ts';
import { hasLetters } from '../../lib/text/words.ts';
import { type Figure, figuresOf, sides } from '../../translation/checks/figures.ts';
import { weight } from '../../translation/checks/length.ts';
import { unitsOf } from '../../translation/checks/units.ts';
import { FigureValues } from './figure-values.ts';
import { markClues } from './marks.ts';
import { nameClues } from './names.ts';
import type { Vocabulary } from './vocabulary.ts';
import { properWords, wordClues } from './words.ts';

/** A unit with text, and the clues that its translation may repeat. */
export interface Block {
  id: string;
  kind: Unit['kind'];
  /** On one line, as a reader sees it. */
  text: string;
  /** Its length, in equivalent Latin letters, see `core/translation/checks/length.ts`. */
  weight: number;
  /** Its clues, by numbers of the vocabulary, ascending. */
  clues: Int32Array;
}

/** The translated blocks of both documents, in document order. */
export function alignmentBlocks(
  source: SourceDocument,
  human: SourceDocument,
  vocabulary: Vocabulary,
): [Block[], Block[]] {
  const figureOptions = sides(source.language, human.language);
  const texts = [textsOf(source), textsOf(human)] as const;
  const figures = [
    texts[0].map(({ text }) => figuresOf(text, figureOptions.source)),
    texts[1].map(({ text }) => figuresOf(text, figureOptions.target)),
  ] as const;
  const values = new FigureValues();
  for (const side of figures) for (const own of side) for (const figure of own) values.add(figure);
  const read = (document: SourceDocument, side: 0 | 1) =>
    blocks(document, texts[side], figures[side], values, vocabulary);
  return [read(source, 0), read(human, 1)];
}

interface Reading {
  unit: Unit;
  text: string;
}

function textsOf({ units }: SourceDocument): Reading[] {
  return units
    .map((unit) => ({ unit, text: collapseSpaces(plainText(unit.parts)) }))
    .filter(({ text }) => hasLetters(text));
}

function blocks(
  document: SourceDocument,
  readings: readonly Reading[],
  figures: readonly Figure[][],
  values: FigureValues,
  vocabulary: Vocabulary,
): Block[] {
  const { language } = document;
  const proper = properWords(
    readings.map(({ text }) => text),
    language,
  );
  return readings.map(({ unit, text }, index) => {
    const clues = [
      `text:${text}`,
      ...(figures[index] ?? []).map((figure) => values.clue(figure)),
      ...markClues(unit.parts, document.text),
      ...nameClues(text, language),
      ...signClues(text),
      ...wordClues(text, proper),
    ];
    const ids = new Set(clues.map((clue) => vocabulary.id(clue)));
    return { id: unit.id, kind: unit.kind, text, weight: weight(text, language), clues: Int32Array.from(ids).sort() };
  });
}

/** Signs that translations keep, in any form. */
const signs: readonly { name: string; sign: RegExp }[] = [
  { name: 'question', sign: /[?？؟]/u },
  { name: 'exclamation', sign: /[!！]/u },
  { name: 'brackets', sign: /[(（]/u },
  { name: 'quotation', sign: /["“”„«»「『]/u },
  { name: 'colon at the end', sign: /[:：]\s*$/u },
];

/** The signs of a text, and the units of its amounts. */
function signClues(text: string): string[] {
  const found = signs.filter(({ sign }) => sign.test(text)).map(({ name }) => `sign:${name}`);
  for (const unit of unitsOf(text)) found.push(`unit:${unit}`);
  return found;
}
