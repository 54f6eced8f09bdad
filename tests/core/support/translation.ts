import type { SourceDocument } from '../../../contracts/document.ts';
import type { HumanEntry, MemoryEntry } from '../../../core/translation/memory/entries.ts';
import type { Engine, HumanMemory, Memory, Ports } from '../../../core/translation/run/ports.ts';
import type { TranslateOptions } from '../../../core/translation/run/translate-document.ts';
import { translateDocument } from '../../../core/translation/run/translate-document.ts';

/** A memory that keeps everything, and says what it was given. */
export function memory(): Memory & { entries: Map<string, MemoryEntry> } {
  const entries = new Map<string, MemoryEntry>();
  return {
    entries,
    async lookup(keys) {
      return new Map(keys.flatMap((key) => (entries.has(key) ? [[key, entries.get(key) as MemoryEntry]] : [])));
    },
    async keep(kept) {
      for (const [key, entry] of kept) entries.set(key, entry);
    },
  };
}

/** People's memory with these entries in it. */
export function human(entries: ReadonlyMap<string, HumanEntry> = new Map()): HumanMemory {
  return {
    async lookup(keys) {
      return new Map(
        keys.flatMap(({ shared }) =>
          entries.has(shared) ? [[shared, { ...(entries.get(shared) as HumanEntry), rank: 0 }]] : [],
        ),
      );
    },
  };
}

/** An engine that answers each request by `answer`, and remembers what it was sent. */
export function engine(
  answer: (text: string, request: number) => string = (text) => text,
): Engine & { sent: string[] } {
  const sent: string[] = [];
  return {
    sent,
    async translate(text) {
      const answered = answer(text, sent.length);
      sent.push(text);
      return { text: answered, engine: 'test-engine' };
    },
  };
}

export const plentyOfTime = { remainingMs: () => 600_000 };

export function translate(
  document: SourceDocument,
  ports: Partial<Ports> & { engine: Engine },
  options: Partial<TranslateOptions> = {},
) {
  return translateDocument(
    document,
    { target: 'fr', slug: 'a-release', run: 'run-1', ...options },
    { memory: memory(), human: human(), clock: plentyOfTime, ...ports },
  );
}

/** Changes the lines of a request, leaving tags and entities as they are. */
export function inLines(change: (line: string, index: number) => string): (text: string) => string {
  return (text) => text.split('\n').map(change).join('\n');
}

export function shout(text: string): string {
  return text.replace(/<[^<>]*>|&\w+;|[^<&]+/g, (run) => (/^[<&]/.test(run) ? run : run.toUpperCase()));
}
