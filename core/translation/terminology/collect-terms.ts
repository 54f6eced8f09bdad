import { maxTermBytes } from '../../../contracts/limits.ts';
import type { Term } from '../../../contracts/terminology.ts';
import { utf8Length } from '../../lib/text/utf8-length.ts';
import { collapseSpaces } from '../../lib/text/white-space.ts';
import { escapeMarkup } from '../../lib/xml/index.ts';
import type { TermEntry } from './entry.ts';
import { type Problems, quoted } from './problems.ts';

/** A term, and the lines of the file that defined it. */
interface Collected {
  term: Term;
  line: number;
  /** By target tag. */
  lines: Map<string, number>;
}

/** Returns the terms of a list in a fixed order, each once. Merges rows of the same term. */
export function collectTerms(entries: readonly TermEntry[], problems: Problems): Term[] {
  const collected = new Map<string, Collected>();
  for (const written of entries) {
    const entry = normalised(written);
    const mistakes = [...ownMistakes(entry), ...contradictions(entry, collected.get(entry.source))];
    for (const mistake of mistakes) problems.add(entry.line, mistake);
    if (mistakes.length === 0) add(entry, collected);
  }
  return [...collected.values()].map(({ term }) => inOrder(term)).sort((a, b) => (a.source < b.source ? -1 : 1));
}

/** Normalises an entry for comparing and sending: on one line, in NFC, without empty translations. */
function normalised(entry: TermEntry): TermEntry {
  return {
    ...entry,
    // A text may write a no-break space or a plain one: match both.
    source: entry.source.normalize('NFC').replace(/\s+/g, ' ').trim(),
    targets: entry.targets
      .map(([tag, text]): [string, string] => [tag, collapseSpaces(text.normalize('NFC'))])
      .filter(([, text]) => text !== ''),
  };
}

function* ownMistakes({ source, targets, keep }: TermEntry): Generator<string> {
  if (source === '') return yield 'the term is empty.';
  for (const text of [source, ...targets.map(([, target]) => target)]) {
    // Measure it as sent: the engine gets `&amp;` in the list, as it does in texts.
    const bytes = utf8Length(escapeMarkup(text));
    if (bytes > maxTermBytes) yield `${quoted(text)} takes ${bytes} bytes; a term takes ${maxTermBytes} at most.`;
  }
  if (!keep && targets.length === 0) {
    yield `${quoted(source)} does not have a translation. Give one, or mark it in a column "do-not-translate".`;
  }
  const [, other] = targets.find(([, text]) => keep && text !== source) ?? [];
  if (other !== undefined) yield `${quoted(source)} is marked as never translated, and translated as ${quoted(other)}.`;
}

function* contradictions({ source, targets, keep }: TermEntry, before: Collected | undefined): Generator<string> {
  if (before === undefined) return;
  const { term, line, lines } = before;
  if (keep !== (term.keep ?? false)) {
    return yield `${quoted(source)} is in line ${line} too, and only one of them is marked as never translated.`;
  }
  for (const [tag, text] of targets) {
    const there = term.targets[tag];
    if (there === undefined || there === text) continue;
    yield `${quoted(source)} is ${quoted(text)} here and ${quoted(there)} in line ${lines.get(tag)} (${tag}).`;
  }
}

function add({ line, source, targets, keep }: TermEntry, collected: Map<string, Collected>): void {
  const first: Collected = {
    term: { source, targets: {}, ...(keep ? { keep } : {}) },
    line,
    lines: new Map<string, number>(),
  };
  const { term, lines } = collected.get(source) ?? first;
  if (term === first.term) collected.set(source, first);
  if (keep) return;
  for (const [tag, text] of targets) {
    term.targets[tag] = text;
    if (!lines.has(tag)) lines.set(tag, line);
  }
}

function inOrder(term: Term): Term {
  return { ...term, targets: Object.fromEntries(Object.entries(term.targets).sort(([a], [b]) => (a < b ? -1 : 1))) };
}
