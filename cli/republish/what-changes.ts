import type { ConfiguredSettings } from '../../contracts/environment.ts';
import type { Manifest } from '../../contracts/manifest.ts';
import type { Report } from '../../contracts/report.ts';
import type { StoredTermList } from '../../contracts/terminology.ts';
import { supportedSettings } from '../../contracts/translation-settings.ts';
import { withCorrection } from '../../core/publication/versions/correction.ts';
import type { ReadRelease } from '../../core/releases/reading/read-release.ts';
import type { MemoryEntry } from '../../core/translation/memory/entries.ts';
import { jobsOf } from '../../core/translation/run/jobs.ts';
import { prepared } from '../../core/translation/run/prepared.ts';
import { untranslated } from '../../core/translation/run/untranslated.ts';
import { listFor } from '../../core/translation/terminology/list-for.ts';
import type { Remembered } from '../estimate/remembered.ts';
import type { PastLists } from './past-lists.ts';

/** What would be different about a release if it were taken in today, and what that costs. */
export interface ReleaseChanges {
  /** Configured languages that it does not have. */
  missing: string[];
  /** Languages in which the term list changes its text. */
  terms: string[];
  /** Languages in which people's words of an imported memory change its text. */
  words: string[];
  /** Characters to send, at most. */
  characters: number;
}

export interface Compared {
  release: ReadRelease;
  /** What readers see of this source; undefined while it waits. */
  manifest: Manifest | undefined;
  /** While it waits under an embargo: the languages of its report, once Preview has written them. */
  waiting?: Report['languages'] | undefined;
  /** When the source was uploaded: it uses the lists of that time. */
  at: Date;
}

interface Means {
  settings: ConfiguredSettings;
  lists: PastLists;
  remembered: Remembered;
}

/** Compares a release with what the pipeline would make of it today. */
export async function whatChanges(
  { release, manifest, waiting = {}, at }: Compared,
  means: Means,
): Promise<ReleaseChanges> {
  const { slug, ingested, languages } = release;
  const document = withCorrection(ingested.document, ingested.correction);
  const source = document.language;
  const { lists, settings, remembered } = means;
  const [then, today] = await Promise.all([lists.termsAt(source, at), lists.termsAt(source, new Date())]);
  const changes: ReleaseChanges = { missing: [], terms: [], words: [], characters: 0 };
  for (const target of languages) {
    if (target === source) continue;
    const entry = manifest?.languages[target] ?? waiting[target];
    const isMade = entry !== undefined && entry.status !== 'failed';
    // A person's whole translation stays as it is.
    if (isMade && 'origin' in entry && entry.origin === 'human') continue;
    const asked = { target, slug, settings: supportedSettings(settings.translationSettings?.[target], source, target) };
    const withList = (list: StoredTermList | undefined) => ({ ...asked, terms: list && listFor(list, target) });
    const { human } = remembered;

    const made = isMade ? await textsOf(document, withList(then), human) : new Map<string, string>();
    const count = async (memory: Remembered['memory']) =>
      (await untranslated(document, withList(today), { human, memory })).characters;
    const memory = both(made, remembered.memory);
    const characters = await count(memory);
    changes.characters += characters;
    // What waits is translated already. Without a report that says in which languages, only the memory knows.
    const isKnown = manifest !== undefined || Object.keys(waiting).length > 0;
    const isMissing = isKnown ? entry === undefined : characters > 0 && !remembered.closed.has('memory');
    if (isMissing) changes.missing.push(target);
    if (!isMade || manifest === undefined) continue;
    if (then?.name !== today?.name && (await count(both(made, { lookup: async () => new Map() }))) > 0)
      changes.terms.push(target);
    if (await asks(document, asked, await lists.wordsSince({ source, target }, at))) changes.words.push(target);
  }
  return changes;
}

type Document = Parameters<typeof untranslated>[0];
type Options = Parameters<typeof untranslated>[1];

/** The texts that were sent for a language, by their keys in the memory. */
async function textsOf(document: Document, options: Options, human: Remembered['human']): Promise<Map<string, string>> {
  const { sent, terms } = await prepared(document, options, human);
  const { target, slug, settings } = options;
  const jobs = jobsOf(sent.values(), { source: document.language, target, slug, settings, terms });
  return new Map(jobs.map(({ key, text }) => [key, text]));
}

/** The memory together with what a published version has brought into it, for who may not read the memory. */
function both(made: ReadonlyMap<string, string>, memory: Remembered['memory']): Remembered['memory'] {
  return {
    async lookup(keys) {
      const known = keys.flatMap((key) => {
        const text = made.get(key);
        return text === undefined ? [] : [[key, entryOf(text)] as const];
      });
      const asked = keys.filter((key) => !made.has(key));
      return new Map([...known, ...(asked.length === 0 ? [] : await memory.lookup(asked))]);
    },
  };
}

/** An entry that only counts as there: a text is always a valid translation of itself. */
function entryOf(text: string): MemoryEntry {
  const receipt = { id: '', requests: 0, characters: 0 };
  const languages = { sourceLanguage: '', targetLanguage: '' };
  return { source: text, target: text, ...languages, release: '', engine: '', paidBy: '', characters: 0, receipt };
}

/** Whether the memory would be asked for one of these words. */
async function asks(document: Document, options: Options, words: ReadonlySet<string>): Promise<boolean> {
  if (words.size === 0) return false;
  let found = false;
  await prepared(document, options, {
    async lookup(keys) {
      found ||= keys.some(({ shared }) => words.has(shared));
      return new Map();
    },
  });
  return found;
}
