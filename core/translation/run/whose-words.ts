import type { WordsFrom } from '../../../contracts/words.ts';
import { defined } from '../../lib/defined.ts';
import type { Teacher } from '../memory/entries.ts';
import { isMemory } from '../memory/teachers.ts';

/** Collects which units have words of people, by the upload that brought these. */
export class WhoseWords {
  readonly #slug: string;
  readonly #found = new Map<string, WordsFrom>();

  /** @param slug of the release that uses the words */
  constructor(slug: string) {
    this.#slug = slug;
  }

  add(unit: string, teacher: Teacher): void {
    const { from: key, versionId, release } = teacher;
    const of = release === this.#slug || isMemory(teacher) ? undefined : release;
    const name = JSON.stringify([key, versionId, of]);
    const words = this.#found.get(name) ?? {
      ...defined({ release: of }),
      upload: { key, ...defined({ versionId }) },
      segments: [],
    };
    if (words.segments.at(-1) !== unit) words.segments.push(unit);
    this.#found.set(name, words);
  }

  get all(): WordsFrom[] {
    return [...this.#found.values()];
  }
}

/** Whether they are words that the release's own files brought. */
export function isOwn(teacher: Teacher, slug: string): boolean {
  return teacher.release === slug && !isMemory(teacher);
}
