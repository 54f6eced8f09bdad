import { uploadFolders } from '../../../contracts/keys.ts';
import { defined } from '../../lib/defined.ts';
import type { HumanEntry, HumanItem, Teacher } from './entries.ts';
import { topFolder } from './shared-folder.ts';

/**
 * Others in an item: for a sentence in hundreds of releases these are enough, and each request that reads the item is
 * billed by its size. What a release's own files say is in an item of its own, so that others cannot crowd it out.
 */
const mostOthers = 20;
const mostOtherBytes = 200_000;

/** UTF-8 bytes of an item: DynamoDB takes 400 KB, and counts the names of attributes too (DynamoDB: quotas). */
const mostBytes = 380_000;

type Text = Pick<HumanEntry, 'source' | 'sourceLanguage' | 'targetLanguage' | 'own'>;

/** Returns the item with this file's translation set to the entry's, beside those of other files. */
export function withTeacher(item: HumanItem | undefined, entry: HumanEntry): HumanItem {
  const teachers = teachersOf(item);
  const before = teachers.find(({ from }) => from === entry.from);
  const others = teachers.filter((one) => one !== before);
  return counted(textOf(entry), [sinceBefore(teacherOf(entry), before), ...others], item);
}

/** Returns the item without the named files' translations; undefined if none is left. */
export function withoutTeachers(item: HumanItem, isGone: (teacher: Teacher) => boolean): HumanItem | undefined {
  const left = teachersOf(item).filter((teacher) => !isGone(teacher));
  return left.length === 0 ? undefined : counted(textOf(item), left, item);
}

/** Returns every file's translation of a text, in the order of `byWeight`. */
export function teachersOf(item: HumanItem | undefined): Teacher[] {
  return item === undefined ? [] : [item, ...(item.others ?? [])].map(teacherOf);
}

/** Whether both hold the same translations; ignores their ticks. */
export function sameTeachers(one: HumanItem | undefined, other: HumanItem | undefined): boolean {
  return JSON.stringify(teachersOf(one)) === JSON.stringify(teachersOf(other));
}

/** Whether an upload is an imported translation memory, and not a file of a release. */
export function isMemory({ from }: Pick<Teacher, 'from'>): boolean {
  return from.startsWith(uploadFolders.memory);
}

function textOf({ source, sourceLanguage, targetLanguage, own }: Text): Text {
  return { source, sourceLanguage, targetLanguage, ...defined({ own }) };
}

function teacherOf({ target, from, versionId, at, release, revision, held, unit }: Teacher): Teacher {
  return { target, from, ...defined({ versionId }), at, ...defined({ release, revision, held }), unit };
}

/** The same words in a newer version of their file are as old as before: readers may have them already. */
function sinceBefore(teacher: Teacher, before: Teacher | undefined): Teacher {
  if (before === undefined || before.held) return teacher;
  if (before.target !== teacher.target || before.release !== teacher.release) return teacher;
  const { revision: _, held: __, ...rest } = teacher;
  return teacherOf({ ...rest, ...defined({ revision: before.revision }) });
}

function counted(text: Text, teachers: Teacher[], { tick = 0 }: Partial<HumanItem> = {}): HumanItem {
  const [first, ...rest] = teachers.toSorted(byWeight) as [Teacher, ...Teacher[]];
  const room = mostBytes - bytesOf({ ...text, ...first });
  const others = kept(rest, Math.min(mostOtherBytes, room));
  return { ...text, ...first, ...(others.length === 0 ? {} : { others }), tick: tick + 1 };
}

/**
 * Those that fit. Memories come first, since they are for every release; then the newest of each folder for each
 * wording, so that many files of one folder do not crowd out those of another.
 */
function kept(teachers: readonly Teacher[], room: number): Teacher[] {
  const groups = Map.groupBy(teachers, (teacher) =>
    isMemory(teacher) ? '' : JSON.stringify([topFolder(teacher.release ?? teacher.from), teacher.target]),
  );
  const places = [...groups].flatMap(([group, members]) =>
    members.map((teacher, index) => ({ teacher, place: group === '' ? -1 : index })),
  );
  const chosen: Teacher[] = [];
  let bytes = 0;
  for (const { teacher } of places.toSorted((a, b) => a.place - b.place || byWeight(a.teacher, b.teacher))) {
    const size = bytesOf(teacher);
    if (chosen.length === mostOthers) break;
    if (bytes + size > room) continue;
    bytes += size;
    chosen.push(teacher);
  }
  return chosen.toSorted(byWeight);
}

function bytesOf(value: object): number {
  return Buffer.byteLength(JSON.stringify(value));
}

/** Orders a release's own translation before an imported memory, then the newer file before the older. */
export function byWeight(one: Teacher, other: Teacher): number {
  const [imported, too] = [isMemory(one), isMemory(other)];
  if (imported !== too) return imported ? 1 : -1;
  if (one.at !== other.at) return one.at > other.at ? -1 : 1;
  return one.from > other.from ? -1 : 1;
}
