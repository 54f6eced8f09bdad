import { memoryFolder } from '../../../contracts/keys.ts';
import type { HumanEntry, HumanItem, Teacher } from './entries.ts';

/**
 * Of a sentence that stands in hundreds of releases the newest files are enough: an item of DynamoDB has
 * room for 400 KB, and each request that reads it is paid by its size.
 */
const mostOthers = 20;
const mostBytes = 200_000;

/** An item in which this file says what the entry says, besides what other files say. */
export function withTeacher(item: HumanItem | undefined, entry: HumanEntry): HumanItem {
  const { source, sourceLanguage, targetLanguage } = entry;
  const others = teachersOf(item).filter(({ from }) => from !== entry.from);
  return counted({ source, sourceLanguage, targetLanguage }, [teacherOf(entry), ...others], item);
}

/** An item in which the files that are named say nothing; undefined where nobody else says anything. */
export function withoutTeachers(item: HumanItem, isGone: (teacher: Teacher) => boolean): HumanItem | undefined {
  const left = teachersOf(item).filter((teacher) => !isGone(teacher));
  const { source, sourceLanguage, targetLanguage } = item;
  return left.length === 0 ? undefined : counted({ source, sourceLanguage, targetLanguage }, left, item);
}

/** All files that say something of a text, the one that counts first. */
export function teachersOf(item: HumanItem | undefined): Teacher[] {
  return item === undefined ? [] : [item, ...(item.others ?? [])].map(teacherOf);
}

/** Whether both say the same, whatever has become of them between. */
export function sameTeachers(one: HumanItem | undefined, other: HumanItem | undefined): boolean {
  return JSON.stringify(teachersOf(one)) === JSON.stringify(teachersOf(other));
}

function teacherOf({ target, from, at, release, unit }: Teacher): Teacher {
  return { target, from, at, ...(release === undefined ? {} : { release }), unit };
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

/** A release's own translation counts more than an imported memory, then the newer file. */
function byWeight(one: Teacher, other: Teacher): number {
  const [imported, too] = [one, other].map(({ from }) => from.startsWith(memoryFolder));
  if (imported !== too) return imported ? 1 : -1;
  if (one.at !== other.at) return one.at > other.at ? -1 : 1;
  return one.from > other.from ? -1 : 1;
}
