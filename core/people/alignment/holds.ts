import { changedFigures } from '../../translation/checks/changed-figures.ts';
import type { Match } from './anchors.ts';
import type { Evidence } from './evidence.ts';
import { type Alone, near } from './unpaired.ts';

/** Nats below which a pair is doubtful. */
const leastValue = -1;
/** Largest difference between a pair's lengths, in standard deviations. */
const mostDeviation = 3;
/** Deviations by which a pair must fit better than with an adjacent block added. */
const clearly = 0.5;

/**
 * Whether a pair is certain by itself: likely, of matching length, with the same figures, and without an
 * added neighbour.
 *
 * @param value nats of evidence for it.
 */
export function holds(
  { i, j }: Match,
  value: number,
  evidence: Evidence,
  alone: Alone,
  [from, to]: [string, string],
): boolean {
  const source = evidence.source[i];
  const human = evidence.human[j];
  if (!source || !human || value < leastValue) return false;
  if (source.text === human.text) return true;
  const deviation = evidence.lengths.deviation(source.weight, human.weight);
  if (deviation > mostDeviation) return false;
  if (isPartOfLonger({ i, j }, deviation, evidence, alone, [from, to])) return false;
  const { lost, invented } = changedFigures({
    source: source.text,
    target: human.text,
    sourceLanguage: from,
    language: to,
  });
  return lost.length === 0 || invented.length === 0;
}

/** Whether one side may include a neighbour that is unpaired. */
function isPartOfLonger(
  { i, j }: Match,
  deviation: number,
  { source, human, lengths }: Evidence,
  alone: Alone,
  [from, to]: [string, string],
): boolean {
  const [one, other] = [source[i], human[j]];
  if (!one || !other) return true;
  const fits = (sourceWeight: number, humanWeight: number) =>
    lengths.deviation(sourceWeight, humanWeight) < deviation + clearly;
  const beside = [
    ...near(alone.source, i).filter((index) => Math.abs(index - i) === 1),
    ...near(alone.human, j).filter((index) => Math.abs(index - j) === 1),
  ];
  if (beside.length > 0 && sentenceCount(one.text, from) !== sentenceCount(other.text, to)) return true;
  return (
    near(alone.source, i).some((index) => fits(one.weight + (source[index]?.weight ?? 0), other.weight)) ||
    near(alone.human, j).some((index) => fits(one.weight, other.weight + (human[index]?.weight ?? 0)))
  );
}

function sentenceCount(text: string, language: string): number {
  return [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].length;
}
