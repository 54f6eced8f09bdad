import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Part } from '../../../contracts/document.ts';
import type { IngestResult } from '../../../contracts/messages.ts';
import { writeXliff } from '../../../core/people/xliff/write-xliff.ts';
import { teachersOf } from '../../../core/translation/memory/teachers.ts';
import { parse } from '../../core/support/parse.ts';
import { runs } from '../../support/runs.ts';
import { blocksOf, type Edition, english, french, type Pairs, taught } from './harbours.ts';
import { type Dropped, machine, Newsroom } from './newsroom.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

const slugs = ['harbours', 'archive/harbours'];
const first: Edition = [0, 0, 0, 0, 0];

/** What an editor, a translator or a reviewer does; its event arrives so many actions later, and maybe again. */
type Action = { slug: number; delay: number; again: number | undefined; killed: number | undefined } & (
  | { does: 'source'; edits: [paragraph: number, figure: number]; metadata: Record<string, string> }
  | { does: 'remove source' }
  /** Of the edition that is the newest then, or of the next one, which its translator has seen already. */
  | { does: 'translate'; who: string; early: boolean }
  | { does: 'review'; who: string; finished: number[] }
  | { does: 'remove translation' | 'remove review' }
);

const embargo = { embargo: '2027-03-01T00:00:00Z' };
const when = {
  slug: fc.integer({ min: 0, max: 1 }),
  delay: fc.integer({ min: 0, max: 4 }),
  again: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
  killed: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
};
const who = fc.constantFrom('Ana', 'Bo');
const all = [0, 1, 2, 3, 4, 5];
const actions: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('source' as const),
      // Two of five paragraphs change, and one more at the end, so that enough of a translation is left.
      edits: fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 3 })),
      metadata: fc.constantFrom({}, {}, embargo),
      ...when,
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('remove source' as const), ...when }) },
  {
    weight: 5,
    arbitrary: fc.record({ does: fc.constant('translate' as const), who, early: fc.boolean(), ...when }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('review' as const),
      who,
      finished: fc.oneof(fc.constant(all), fc.subarray(all)),
      ...when,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constantFrom('remove translation' as const, 'remove review' as const),
      ...when,
    }),
  },
);

/** A person's file as it was written: of which edition, and of an unfinished review, what is done. */
interface File {
  key: string;
  edition: Edition;
  who: string;
  finished?: ReadonlySet<number>;
}

/** What the memory must say, told by the events that were heard alone. */
class Model {
  /** By key of the file, what it says now; `whole` and the newest that is unfinished. */
  readonly files = new Map<string, { whole?: File & { at: number }; part?: File & { at: number } }>();
  readonly #seen = new Map<string, string>();
  readonly #heard = new Set<string>();
  #at = 0;

  hear(dropped: Dropped, file: File | 'gone'): void {
    const { key, sequencer = '' } = dropped.event.detail.object;
    const isOld = (this.#seen.get(key) ?? '') > sequencer;
    if (isOld || this.#heard.has(dropped.execution)) return;
    this.#heard.add(dropped.execution);
    this.#seen.set(key, sequencer);
    if (file === 'gone') return void this.files.delete(key);
    const one = { ...file, at: ++this.#at };
    if (file.finished === undefined) this.files.set(key, { whole: one });
    else this.files.set(key, { ...this.files.get(key), part: one });
  }

  /** By text of the source: what each file says of it, the newest first. */
  #said(): Map<string, { target: string; key: string; at: number }[]> {
    const words = new Map<string, { target: string; key: string; at: number }[]>();
    for (const [key, { whole, part }] of this.files) {
      const own = new Map<string, { target: string; at: number }>();
      for (const file of [whole, part]) {
        if (file === undefined) continue;
        const pairs: Pairs = taught(file.edition, file.who, file.finished);
        for (const [source, target] of pairs) own.set(source, { target, at: file.at });
      }
      for (const [source, said] of own) {
        words.set(
          source,
          [...(words.get(source) ?? []), { ...said, key }].toSorted((a, b) => b.at - a.at),
        );
      }
    }
    return words;
  }

  /** By text of the source: the words that count in general, and whose files say anything of it. */
  words(): Map<string, { target: string; from: string[] }> {
    return new Map(
      [...this.#said()].map(([source, said]) => [
        source,
        { target: said[0]?.target ?? '', from: said.map(({ key }) => key).toSorted() },
      ]),
    );
  }

  /** The file that a release in French is made of. */
  slot(slug: string): File | undefined {
    const whole = [...this.files].flatMap(([key, { whole: one }]) =>
      one && key.startsWith(`${slug}.fr.`) ? [one] : [],
    );
    return whole.toSorted((a, b) => b.at - a.at)[0];
  }

  /**
   * Block by block: the file's words where the source is as it was, else the memory's by sentence, its own first, else
   * the machine's.
   */
  rendition(slug: string, edition: Edition, isOffered: (key: string, source: string) => boolean): string[] {
    const slot = this.slot(slug);
    const before = slot && blocksOf(slot.edition, slot.who);
    const said = this.#said();
    const isOwn = (key: string) => key.startsWith(`${slug}.`);
    const words = {
      get(source: string) {
        const all = said.get(source) ?? [];
        return all.find(({ key }) => isOwn(key)) ?? all.find(({ key }) => isOffered(key, source));
      },
      has: (source: string) => words.get(source) !== undefined,
    };
    return blocksOf(edition, '').map(({ source }, index) => {
      const own = before?.[index];
      if (own && own.source.join(' ') === source.join(' ')) return own.target.join(' ');
      const block = words.get(source.join(' '));
      const hasOwn = source.some((sentence) => isOwn(words.get(sentence)?.key ?? ''));
      if (block && (isOwn(block.key) || !hasOwn)) return block.target;
      if (!source.some((sentence) => words.has(sentence))) return machine;
      return source.map((sentence) => words.get(sentence)?.target ?? machine).join(' ');
    });
  }
}

class Killed extends Error {}

/** A newsroom in which things happen, and the model that hears of them. */
class Story {
  readonly room = new Newsroom();
  readonly model = new Model();
  readonly editions = new Map(slugs.map((slug) => [slug, first]));
  readonly #next = new Map<string, Edition>();
  #waiting: { after: number; event: Dropped; told: File | 'gone' | undefined; killed: number | undefined }[] = [];

  async act(action: Action, now: number): Promise<void> {
    const slug = slugs[action.slug] ?? '';
    const made = this.#made(action, slug);
    if (made !== undefined) {
      const { event, told } = made;
      // Only events of one key can be ordered, and an older source that comes late was never heard of.
      const isSource = action.does === 'source' || action.does === 'remove source';
      const after = isSource ? now : now + action.delay;
      this.#waiting.push({ after, event, told, killed: action.killed });
      if (action.again !== undefined) {
        this.#waiting.push({ after: after + action.again, event, told, killed: undefined });
      }
    }
    await this.deliver(now);
  }

  async deliver(now: number): Promise<void> {
    const due = this.#waiting.filter(({ after }) => after <= now);
    this.#waiting = this.#waiting.filter(({ after }) => after > now);
    for (const each of due) {
      await this.#arrive(each.event, each.killed);
      if (each.told !== undefined) this.model.hear(each.event, each.told);
    }
  }

  /** One more paragraph of the newest source changes: the rendition in French after that. */
  async edit(slug: string): Promise<string[]> {
    const edition = this.#changed(slug, [4, 9]);
    const event = this.room.drop(`${slug}.md`, english(edition), { embargo: 'none' });
    const result = await this.room.deliver(event);
    if (result.outcome !== 'release') throw new Error(result.outcome);
    const text = await this.room.document(result.release, 'fr');
    return text
      .trimEnd()
      .split('\n\n')
      .map((block) => block.replace(/^# /, ''));
  }

  async #arrive(event: Dropped, killed: number | undefined): Promise<IngestResult> {
    let left = killed ?? Number.POSITIVE_INFINITY;
    this.room.step = async () => {
      left -= 1;
      if (left === 0) throw new Killed();
    };
    try {
      return await this.room.deliver(event);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      return await this.#arrive(event, undefined);
    }
  }

  #made(action: Action, slug: string): { event: Dropped; told?: File | 'gone' } | undefined {
    const keys = { source: `${slug}.md`, translation: `${slug}.fr.md`, review: `${slug}.fr.xlf` };
    switch (action.does) {
      case 'source': {
        const edition = this.#next.get(slug) ?? this.#changed(slug, action.edits);
        this.#next.delete(slug);
        this.editions.set(slug, edition);
        return { event: this.room.drop(keys.source, english(edition), action.metadata) };
      }
      case 'remove source':
        return { event: this.room.delete(keys.source) };
      case 'translate': {
        const edition = this.#edition(slug, action.early);
        const told: File = { key: keys.translation, edition, who: action.who };
        return { event: this.room.drop(keys.translation, french(edition, action.who)), told };
      }
      case 'review': {
        const reviewed = this.#review(slug, action.who, new Set(action.finished));
        if (reviewed === undefined) return undefined;
        const { xliff, edition } = reviewed;
        const told: File = { key: keys.review, edition, who: action.who };
        const isWhole = action.finished.length === all.length;
        return {
          event: this.room.drop(keys.review, xliff),
          told: isWhole ? told : { ...told, finished: new Set(action.finished) },
        };
      }
      case 'remove translation':
        return { event: this.room.delete(keys.translation), told: 'gone' };
      case 'remove review':
        return { event: this.room.delete(keys.review), told: 'gone' };
    }
  }

  /** The newest edition; or the next, which the editor will drop. */
  #edition(slug: string, early: boolean): Edition {
    if (!early) return this.editions.get(slug) ?? first;
    const next = this.#next.get(slug) ?? this.#changed(slug, [0, 4 + this.#next.size]);
    this.#next.set(slug, next);
    return next;
  }

  #changed(slug: string, [paragraph, figure]: [number, number]): Edition {
    return (this.editions.get(slug) ?? first).with(paragraph, figure);
  }

  /** The review package of the newest source, as a reviewer gives it back. */
  #review(slug: string, by: string, finished: ReadonlySet<number>): { xliff: string; edition: Edition } | undefined {
    const source = this.room.records.get(slug)?.sources?.at(-1);
    const edition = this.editions.get(slug);
    if (source === undefined || edition === undefined) return undefined;
    const document = parse('markdown', english(edition));
    const texts = blocksOf(edition, by).map(({ target }): Part[] => [{ type: 'text', value: target.join(' ') }]);
    const done = document.units.filter((_, index) => finished.has(index)).map(({ id }) => id);
    const translations = new Map(document.units.map(({ id }, index) => [id, texts[index] ?? []]));
    const identity = { slug, revision: source.revision, sha256: 'c0ffee'.padEnd(64, '0') };
    return {
      edition,
      xliff: writeXliff({ document, translations, language: 'fr', identity, warnings: [], finished: new Set(done) }),
    };
  }

  /** Drops every edition that a translator has seen, and lets all events arrive. */
  async end(): Promise<void> {
    for (const [slug, edition] of this.#next) {
      this.editions.set(slug, edition);
      await this.#arrive(this.room.drop(`${slug}.md`, english(edition)), undefined);
    }
    this.#next.clear();
    await this.deliver(Number.POSITIVE_INFINITY);
    this.room.step = async () => {};
  }

  /** Whether the memory may offer what a file of the other release says: readers see it there. */
  isOffered(key: string, source: string): boolean {
    const items = [...this.room.words.values()].filter((item) => item.source === source && !item.own);
    const teacher = items.flatMap(teachersOf).find(({ from }) => from === key);
    const { committed, withdrawn = 0 } = this.room.records.get(teacher?.release ?? '') ?? {};
    if (teacher === undefined || teacher.held || committed === undefined) return false;
    return committed.revision > withdrawn && committed.revision >= (teacher.revision ?? 0);
  }

  words(): Map<string, { target: string; from: string[] }> {
    return new Map(
      [...this.room.words.values()]
        .filter(({ own }) => !own)
        .map((item) => [
          item.source,
          {
            target: item.target,
            from: teachersOf(item)
              .map(({ from }) => from)
              .toSorted(),
          },
        ]),
    );
  }
}

const sorted = <T>(map: ReadonlyMap<string, T>) => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));

/** An event that stands still before its next step of a name, until it goes on to its end. */
function heldAt(room: Newsroom, step: string, deliver: () => Promise<unknown>) {
  const [reached, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  room.step = async (what) => {
    if (what !== step) return;
    room.step = async () => {};
    reached.resolve();
    await held.promise;
  };
  const delivered = deliver();
  const goOn = () => {
    held.resolve();
    return delivered;
  };
  return { reached: reached.promise, goOn };
}

describe("people's files in any order", () => {
  test('leave what the newest of each says beside its source, and the next edit shows it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(actions, { minLength: 2, maxLength: 10 }), async (events) => {
        const story = new Story();
        for (const slug of slugs) await story.act({ ...start, slug: slugs.indexOf(slug) }, 0);
        for (const [now, action] of events.entries()) await story.act(action, now);
        await story.end();
        expect(sorted(story.words())).toEqual(sorted(story.model.words()));
        const edited = await story.edit(slugs[0] ?? '');
        expect(edited).toEqual(
          story.model.rendition(
            slugs[0] ?? '',
            story.editions.get(slugs[0] ?? '')?.with(4, 9) ?? first,
            story.isOffered.bind(story),
          ),
        );
      }),
      { numRuns: runs(8, 4) },
    );
  }, 60_000);

  test('teach nothing where one is deleted while its words are on their way', async () => {
    const { room } = new Story();
    await room.deliver(room.drop('harbours.md', english(first)));
    const [dropped, deleted] = [room.drop('harbours.fr.md', french(first, 'Ana')), room.delete('harbours.fr.md')];
    const deletion = heldAt(room, 'write', () => room.deliver(deleted));
    await deletion.reached;
    const teaching = heldAt(room, 'read words', () => room.deliver(dropped));
    await teaching.reached;
    await deletion.goOn();
    await teaching.goOn();
    expect(room.words.size).toBe(0);
  });

  test('leave the newest one’s words where several arrive side by side', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('Ana', 'Bo', 'gone'), { minLength: 2, maxLength: 5 }),
        fc.scheduler(),
        async (files, scheduler) => {
          const story = new Story();
          const { room, model } = story;
          await room.deliver(room.drop('harbours.md', english(first)));
          const key = 'harbours.fr.md';
          const told = files.map((who): [Dropped, File | 'gone'] =>
            who === 'gone'
              ? [room.delete(key), who]
              : [room.drop(key, french(first, who)), { key, edition: first, who }],
          );
          for (const [event, file] of told) model.hear(event, file);
          room.step = (what) => scheduler.schedule(Promise.resolve(), what);
          await scheduler.waitFor(Promise.all(told.map(([event]) => room.deliver(event))));
          expect(sorted(story.words())).toEqual(sorted(model.words()));
        },
      ),
      { numRuns: runs(8, 4) },
    );
  }, 60_000);
});

const start: Action = {
  does: 'source',
  edits: [0, 0],
  metadata: {},
  slug: 0,
  delay: 0,
  again: undefined,
  killed: undefined,
};
