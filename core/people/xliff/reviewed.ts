import type { Part, SourceDocument } from '../../../contracts/document.ts';
import { findLocale } from '../../../contracts/locales.ts';
import { own } from '../../../contracts/own.ts';
import { defined } from '../../lib/defined.ts';
import { meansLanguage } from '../../lib/language-fit.ts';
import { collapseSpaces } from '../../lib/text/white-space.ts';
import { escapeMarkup } from '../../lib/xml/index.ts';
import { decodeSegment, type Violation } from '../../translation/segments/decode-segment.ts';
import { decodeText } from '../../translation/segments/entities.ts';
import { movedLinks } from '../../translation/segments/moved-links.ts';
import type { Segment } from '../../translation/segments/segment.ts';
import { tokensOf } from '../../translation/segments/tokens.ts';
import type { XliffFile, XliffUnit } from './read-unit.ts';
import { sourceSegment } from './write-xliff.ts';
import { isFinished } from './xliff.ts';
import { XliffError, type XliffProblem } from './xliff-error.ts';

/** A segment as a reviewer left it. */
export interface ReviewedUnit {
  /** For `renderDocument`; the source's own parts if the file does not have a usable translation. */
  parts: Part[];
  /** Whether it is `reviewed` or `final`. */
  finished: boolean;
  /** The addresses of its links in the order of the target, if that differs from the source's. */
  moved?: string[];
}

const mostProblems = 20;

/**
 * The state of each translated unit in a reviewer's file, in document order. Units missing from the file are
 * not finished. Only finished segments must have all their tags.
 *
 * @param language canonical tag of the rendition.
 * @throws XliffError if it is of another text or language, or its tags are not the source's.
 */
export function reviewed(file: XliffFile, document: SourceDocument, language: string): Map<string, ReviewedUnit> {
  const problems = languageProblems(file, document.language, language);
  if (problems.length > 0) throw new XliffError(problems);
  const segments = new Map<string, Segment>();
  const units = new Map<string, ReviewedUnit>();
  for (const unit of document.units) {
    const segment = sourceSegment(unit);
    if (segment) {
      segments.set(unit.id, segment);
      units.set(unit.id, { parts: unit.parts, finished: false });
    }
  }
  for (const unit of file.units) {
    const segment = segments.get(unit.id);
    if (!segment || comparable(unit.source) !== comparable(segment.text)) {
      problems.push({ line: unit.line, unit: unit.id, message: segment ? otherSource : noSuchUnit, foreign: true });
      continue;
    }
    const finished = isFinished(unit.state);
    const decoded = unit.target === undefined ? undefined : decodeSegment(segment, unit.target);
    if (decoded?.ok) {
      const moved = movedLinks(segment, unit.target ?? '', document.text);
      units.set(unit.id, { parts: decoded.parts, finished, ...defined({ moved }) });
    } else if (finished) problems.push({ unit: unit.id, ...problemOf(unit, segment, decoded?.reason) });
  }
  if (problems.length > 0) throw new XliffError(problems.slice(0, mostProblems));
  return units;
}

const noSuchUnit = 'The text has no such segment; the file is of another text or version.';
const otherSource = 'The source is not that of the text; the file is of another version, or its source was edited.';

function problemOf(
  { target = '', targetLine, line, state }: XliffUnit,
  segment: Segment,
  reason: Violation | undefined,
): { line: number; message: string } {
  return reason === undefined
    ? { line, message: `The segment is ${state} and has no target.` }
    : { line: targetLine, message: violations[reason](segment, target) };
}

function languageProblems(
  { sourceLanguage, targetLanguage }: XliffFile,
  source: string,
  target: string,
): XliffProblem[] {
  const problem = (name: 'srcLang' | 'trgLang', written: string, tag: string) =>
    findLocale(tag)?.lang !== written && !meansLanguage(written, tag, name === 'srcLang' ? 'source' : 'target')
      ? [{ line: 1, message: `${name} is "${written.slice(0, 40)}", but must be "${tag}".`, foreign: true as const }]
      : [];
  return [...problem('srcLang', sourceLanguage, source), ...problem('trgLang', targetLanguage, target)];
}

const violations: Readonly<Record<Violation, (segment: Segment, target: string) => string>> = {
  'tag-missing': (segment, target) => `The target lacks ${named(missing(segment.text, target))}, which the source has.`,
  'tag-repeated': (segment, target) => `The target has ${named(missing(target, segment.text))} more than once.`,
  'tag-foreign': (segment, target) =>
    `The target has ${named(missing(target, segment.text))}, which the source has not.`,
  'tags-crossed': () => 'Tags of the target overlap, or one ends before it begins.',
  empty: () => 'The target is empty, and the source is not.',
};

/** Tags of one text that the other lacks, or has fewer of. */
function missing(text: string, other: string): string[] {
  const there = tagsOf(other);
  return tagsOf(text).filter((tag) => {
    const index = there.indexOf(tag);
    if (index >= 0) there.splice(index, 1);
    return index < 0;
  });
}

function tagsOf(text: string): string[] {
  return tokensOf(text).flatMap((token) => (token.type === 'text' ? [] : [`${own(ends, token.type)} ${token.number}`]));
}

const ends = { open: 'the beginning of tag', close: 'the end of tag', whole: 'tag' };

function named(tags: readonly string[]): string {
  const shown = tags.slice(0, 5).map((tag) => tag.replace('999999', 'of another id'));
  return shown.length === 0 ? 'markup' : shown.join(', ') + (tags.length > 5 ? ', …' : '');
}

/** A source's text without differences that programs make when saving: white space, characters that XML cannot hold. */
function comparable(encoded: string): string {
  const text = tokensOf(encoded)
    .map((token) =>
      token.type === 'text'
        ? escapeMarkup(decodeText(token.source).replace(/[\p{Cc}\ufffe\uffff]/gu, ' '))
        : token.source,
    )
    .join('');
  return collapseSpaces(text).normalize('NFC');
}
