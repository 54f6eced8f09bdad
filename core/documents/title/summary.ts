import type { UnitKind } from '../../../contracts/document.ts';
import { maxSummaryLength } from '../../../contracts/site.ts';
import { segmenterOf } from '../../lib/text/segmenter.ts';
import { collapseSpaces } from '../../lib/text/white-space.ts';
import { canBeTitle } from './not-titles.ts';

export interface SummaryPassage {
  id: string;
  kind: UnitKind;
  /** The source text, which tells the passage's role. */
  source: string;
  /** The text shown. */
  target: string;
}

export interface SummaryOf {
  passages: readonly SummaryPassage[];
  /** The title as shown, and its unit. */
  title: { text: string; unit: string };
  /** Of `source` and of `target`. */
  language: { source: string; target: string };
  /** Ids of passages that continue the one before, as lines of a paragraph do. */
  goOn?: ReadonlySet<string>;
}

/** A passage of fewer characters is more often a label or a dateline than a paragraph. */
const leastParagraph = 40;

/** Paragraphs searched for the first with a sentence; later ones are about the company. */
const soonEnough = 5;

const sentenceEnd = /[.!?…。！？।۔؟]["'”’»)\]」』]{0,3}$/u;

/** A release without paragraphs among its first passages is a table or a list. */
const farEnough = 50;

/**
 * Returns the beginning of a text, for lists and feeds: its first paragraph below the title, whole if it is short,
 * else up to the end of a sentence or of a word. Empty if there is none.
 */
export function summaryOf({ passages: all, title, language, goOn }: SummaryOf): string {
  const passages = goOn ? joined(all, goOn, title.unit) : all;
  const at = passages.findIndex(({ id }) => id === title.unit);
  const own = at >= 0 && passages[at]?.kind === 'paragraph'; // the title is its first sentence, or all of it
  const from = own ? at : at + 1;
  const below = passages
    .slice(from, from + farEnough)
    .filter(({ source }) => canBeTitle(source.trim(), language.source));
  const textsOf = (kinds: readonly UnitKind[]) =>
    below
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ id, target }) => withoutTitle(collapseSpaces(target), title.text, own && id === title.unit))
      .filter((text) => /\p{L}/u.test(text));
  const running = textsOf(['paragraph', 'line']);
  // A page that consists of tables, as mails do: take the sentences in them.
  const texts = running.length > 0 ? running : textsOf(['cell']).filter((text) => sentenceEnd.test(text));
  const long = texts.filter((text) => text.length >= leastParagraph);
  // A line of its own below a headline is not yet a sentence.
  const paragraph = long.slice(0, soonEnough).find((text) => sentenceEnd.test(text)) ?? long[0] ?? texts[0] ?? '';
  return cut(paragraph, language.target);
}

/** Joins lines of one paragraph into one passage. */
function joined(passages: readonly SummaryPassage[], goOn: ReadonlySet<string>, title: string): SummaryPassage[] {
  const result: SummaryPassage[] = [];
  let last: SummaryPassage | undefined;
  for (const passage of passages) {
    if (last && goOn.has(passage.id) && last.id !== title && canJoin(last, passage)) {
      last = { ...last, source: `${last.source} ${passage.source}`, target: `${last.target} ${passage.target}` };
      result[result.length - 1] = last;
    } else {
      last = passage;
      result.push(passage);
    }
  }
  return result;
}

/** Stops at twice the length of a summary. */
function canJoin(last: SummaryPassage, passage: SummaryPassage): boolean {
  return last.kind === passage.kind && passage.kind === 'line' && last.target.length < 2 * maxSummaryLength;
}

/**
 * Drops a title that was the paragraph's first sentence. A sentence that only begins with the words of the headline
 * stays.
 */
function withoutTitle(text: string, title: string, isTitles: boolean): string {
  const isSentence = isTitles || text.length === title.length || sentenceEnd.test(title);
  return isSentence && text.startsWith(title) ? text.slice(title.length).trim() : text;
}

function cut(text: string, language: string): string {
  if (text.length <= maxSummaryLength) return text;
  const head = text.slice(0, 2 * maxSummaryLength); // the rest will be cut off: do not segment it
  const sentences = endBefore(head, segmenterOf(language, 'sentence'), maxSummaryLength);
  if (sentences > maxSummaryLength / 3) return head.slice(0, sentences).trim();
  const room = maxSummaryLength - 1;
  const end =
    endBefore(head, segmenterOf(language, 'word'), room) || endBefore(head, segmenterOf(language, 'grapheme'), room);
  return `${head.slice(0, end).replace(/[\s\p{P}]+$/u, '')}…`;
}

/** Returns the end of the last segment that fits. */
function endBefore(text: string, segmenter: Intl.Segmenter, room: number): number {
  let end = 0;
  for (const { index, segment } of segmenter.segment(text)) {
    if (index + segment.trimEnd().length > room) break;
    end = index + segment.trimEnd().length;
  }
  return end;
}
