import type { SharedWords } from '../../../contracts/words.ts';
import type { HumanItem, Teacher } from './entries.ts';
import type { HumanKeys } from './human-key.ts';
import { sharedFolder } from './shared-folder.ts';
import { byWeight, isMemory, teachersOf } from './teachers.ts';

/** How far a release has come with readers. */
interface Standing {
  /** The revision that readers see, or saw before a withdrawal. */
  committed?: number;
  /** The newest revision that withdrew it. */
  withdrawn?: number;
}

/** Words that a release may use, and how near to it they are: 0 for those of its own files. */
export interface OfferedWords extends Teacher {
  rank: number;
}

/** The release that asks for words. */
export interface Asking extends SharedWords {
  slug: string;
}

export interface WordTables {
  items(keys: readonly string[]): Promise<ReadonlyMap<string, HumanItem>>;
  /** Of each release that exists, by slug. */
  standings(slugs: readonly string[]): Promise<ReadonlyMap<string, Standing>>;
}

/**
 * Finds the words of people that a release may use, by the shared key of each text. Prefers those of its own files,
 * then of releases in its folder, then of an imported memory, then of other releases; among equals the newer file.
 * Does not offer words of a release that readers do not see.
 */
export async function wordsFor(
  keys: readonly HumanKeys[],
  asking: Asking,
  { items, standings }: WordTables,
): Promise<Map<string, OfferedWords>> {
  const found = await items([...new Set(keys.flatMap(({ shared, own }) => [shared, own]))]);
  const candidates = new Map(
    keys.map(({ shared, own }) => [shared, inOrder([...of(found, own), ...of(found, shared)], asking)]),
  );
  const others = [...candidates.values()].flat().flatMap(({ teacher, rank }) => (rank === ranks.own ? [] : [teacher]));
  const asked = new Set(others.flatMap(({ release }) => (release === undefined ? [] : [release])));
  asked.delete(asking.slug);
  const standing = asked.size === 0 ? new Map<string, Standing>() : await standings([...asked]);
  const words = new Map<string, OfferedWords>();
  for (const [key, ranked] of candidates) {
    const first = ranked.find(
      ({ teacher, rank }) => rank === ranks.own || isOffered(teacher, asking, standing.get(teacher.release ?? '')),
    );
    if (first !== undefined) words.set(key, { ...first.teacher, rank: first.rank });
  }
  return words;
}

function of(found: ReadonlyMap<string, HumanItem>, key: string): Teacher[] {
  return teachersOf(found.get(key));
}

const ranks = { own: 0, folder: 1, memory: 2, other: 3 } as const;
type Rank = (typeof ranks)[keyof typeof ranks];

interface Ranked {
  teacher: Teacher;
  rank: Rank;
}

/** The words within reach of the release, the preferred first. */
function inOrder(teachers: readonly Teacher[], asking: Asking): Ranked[] {
  const ranked = teachers.flatMap((teacher) => {
    const rank = rankOf(teacher, asking);
    return rank === undefined ? [] : [{ teacher, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank || byWeight(a.teacher, b.teacher));
}

/** Undefined if the words do not reach the release. */
function rankOf(teacher: Teacher, { slug, share, desks }: Asking): Rank | undefined {
  if (isMemory(teacher)) return ranks.memory;
  const { release } = teacher;
  if (release === slug) return ranks.own;
  if (release === undefined || share === 'release') return undefined;
  const folders = { ...(desks === undefined ? {} : { desks }) };
  if (sharedFolder(release, folders) === sharedFolder(slug, folders)) return ranks.folder;
  return share === 'all' ? ranks.other : undefined;
}

/**
 * Whether readers see the words in the release that they are of. A memory may name a release: one that this pipeline
 * does not know was published elsewhere.
 */
function isOffered(teacher: Teacher, { slug }: Asking, standing: Standing | undefined): boolean {
  const { release, revision = 0, held } = teacher;
  if (isMemory(teacher) && (release === undefined || release === slug || standing === undefined)) return true;
  if (held || standing?.committed === undefined) return false;
  const { committed, withdrawn = 0 } = standing;
  return committed > withdrawn && committed >= revision;
}
