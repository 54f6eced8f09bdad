import { uploadFolders } from '../../../contracts/keys.ts';
import { defined } from '../../lib/defined.ts';
import type { HumanEntry, HumanItem, Teacher } from './entries.ts';

/**
 * For a sentence in hundreds of releases, the newest files are enough: a DynamoDB item holds 400 KB, and each request
 * that reads it is billed by its size.
 */
const mostOthers = 20;
const mostBytes = 200_000;

/** Returns the item with this file's translation set to the entry's, beside those of other files. */
export function withTeacher(item: HumanItem | undefined, entry: HumanEntry): HumanItem {
  const { source, sourceLanguage, targetLanguage } = entry;
  const others = teachersOf(item).filter(({ from }) => from !== entry.from);
  return counted({ source, sourceLanguage, targetLanguage }, [teacherOf(entry), ...others], item);
}

/** Returns the item without the named files' translations; undefined if none is left. */
export function withoutTeachers(item: HumanItem, isGone: (teacher: Teacher) => boolean): HumanItem | undefined {
  const left = teachersOf(item).filter((teacher) => !isGone(teacher));
  const { source, sourceLanguage, targetLanguage } = item;
  return left.length === 0 ? undefined : counted({ source, sourceLanguage, targetLanguage }, left, item);
}

/** Returns every file's translation of a text, the one that counts first. */
export function teachersOf(item: HumanItem | undefined): Teacher[] {
  return item === undefined ? [] : [item, ...(item.others ?? [])].map(teacherOf);
}

/** Whether both hold the same translations; ignores their ticks. */
export function sameTeachers(one: HumanItem | undefined, other: HumanItem | undefined): boolean {
  return JSON.stringify(teachersOf(one)) === JSON.stringify(teachersOf(other));
}

function teacherOf({ target, from, at, release, unit }: Teacher): Teacher {
  return { target, from, at, ...defined({ release }), unit };
}

function counted(
  text: Pick<HumanEntry, 'source' | 'sourceLanguage' | 'targetLanguage'>,
  teachers: Teacher[],
  { tick = 0 }: Partial<HumanItem> = {},
): HumanItem {
  const [first, ...rest] = teachers.sort(byWeight) as [Teacher, ...Teacher[]];
  const others: Teacher[] = [];
  let bytes = 0;
  for (const teacher of rest.slice(0, mostOthers)) {
    bytes += Buffer.byteLength(JSON.stringify(teacher));
    if (bytes > mostBytes) break;
    others.push(teacher);
  }
  return { ...text, ...first, ...(others.length === 0 ? {} : { others }), tick: tick + 1 };
}

/** Ranks a release's own translation above an imported memory, then the newer file. */
function byWeight(one: Teacher, other: Teacher): number {
  const [imported, too] = [one, other].map(({ from }) => from.startsWith(uploadFolders.memory));
  if (imported !== too) return imported ? 1 : -1;
  if (one.at !== other.at) return one.at > other.at ? -1 : 1;
  return one.from > other.from ? -1 : 1;
}
