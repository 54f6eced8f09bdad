import { parentPort } from 'node:worker_threads';
import { workKeys } from '../../../contracts/keys.ts';
import { writeXliff } from '../../../core/people/xliff/write-xliff.ts';
import type { IngestedRelease } from '../../../core/releases/ingested-release.ts';
import { type Call, callsOf } from '../../support/calls.ts';
import { type Became, UploadDesk } from './upload-desk.ts';

/*
 * What Ingest does with one key of each kind. Runs as a bundle whose modules are traced (`one-line.test.ts`), in a
 * thread of its own.
 */

/** The key enters a file by a function of it, from another file. */
export interface Stay {
  file: string;
  name: string;
  /** Where it comes from. */
  from: string[];
}

export interface Journey {
  kind: string;
  key: string;
  outcome: string;
  /** In order; several functions of one file in a row are one stay. */
  stays: Stay[];
  /** Each function of `functions/` that ran, with the key or without. */
  functions: string[];
}

const slug = '2026/ferry';
const keys = {
  source: `${slug}.md`,
  translation: `${slug}.fr.md`,
  review: `${slug}.fr.xlf`,
  attachment: `${slug}.files/map.png`,
  unnamed: `${slug}.de.md`,
};
const english = '# The ferry is back\n\nIt runs every hour from Monday on.\n';
const french = '# Le bac est de retour\n\nIl part toutes les heures à partir de lundi.\n';

type Act = (desk: UploadDesk) => Promise<Became>;
const dropSource: Act = (desk) => desk.drop(keys.source, english);
const dropTranslation: Act = (desk) => desk.drop(keys.translation, french);
const dropAttachment: Act = (desk) => desk.drop(keys.attachment, 'x');

/** @param finished units that the person is done with; all where this is absent */
function review(desk: UploadDesk, finished?: ReadonlySet<string>): string {
  const { document } = desk.stored(workKeys.document(slug, 1)) as IngestedRelease;
  const translations = new Map(document.units.map(({ id, parts }) => [id, parts]));
  const identity = { slug, revision: 1, sha256: 'c0ffee'.padEnd(64, '0') };
  const done = finished ?? new Set(translations.keys());
  return writeXliff({ document, translations, language: 'fr', identity, warnings: [], finished: done });
}

const kinds: [kind: string, key: string, before: Act[], act: Act][] = [
  ['a source', keys.source, [], dropSource],
  ['a newer source', keys.source, [dropSource], (desk) => desk.drop(keys.source, `${english}\nAnd at night.\n`)],
  [
    'a newer source beside other files',
    keys.source,
    [dropSource, dropTranslation, dropAttachment],
    (desk) => desk.drop(keys.source, `${english}\nAnd at night.\n`),
  ],
  ['a source that is a draft', keys.source, [], (desk) => desk.drop(keys.source, `---\ndraft: true\n---\n${english}`)],
  ['an attachment', keys.attachment, [dropSource, dropTranslation], dropAttachment],
  ['an attachment without a source', keys.attachment, [], dropAttachment],
  ['a translation', keys.translation, [dropSource], dropTranslation],
  [
    'a newer translation',
    keys.translation,
    [dropSource, dropTranslation],
    (desk) => desk.drop(keys.translation, french.replace('Il part', 'Il circule')),
  ],
  ['a translation without a source', keys.translation, [], dropTranslation],
  ['a review', keys.review, [dropSource], (desk) => desk.drop(keys.review, review(desk))],
  [
    'a review that is not finished',
    keys.review,
    [dropSource],
    (desk) => desk.drop(keys.review, review(desk, new Set(['b1']))),
  ],
  ['a language that is not configured', keys.unnamed, [dropSource], (desk) => desk.drop(keys.unnamed, english)],
  ['the deletion of a source', keys.source, [dropSource, dropTranslation], (desk) => desk.delete(keys.source)],
  [
    'the deletion of a translation',
    keys.translation,
    [dropSource, dropTranslation],
    (desk) => desk.delete(keys.translation),
  ],
  [
    'the deletion of an attachment',
    keys.attachment,
    [dropSource, dropAttachment],
    (desk) => desk.delete(keys.attachment),
  ],
];

/** Whether a value holds one of these texts: an upload its key, a record its slug. */
function holds(value: unknown, texts: readonly string[], depth = 5): boolean {
  if (typeof value === 'string') return texts.includes(value);
  if (typeof value !== 'object' || value === null || depth === 0) return false;
  const values = value instanceof Map ? [...value.values()] : Object.values(value);
  return values.some((one) => holds(one, texts, depth - 1));
}

/**
 * The calls that take the key along; of a callback, those of a function that has taken it. One that is given only
 * another file's key is of that file's journey, with all below it.
 */
function along(calls: readonly Call[], key: string): Call[] {
  const others = Object.values(keys).filter((other) => other !== key);
  const away = new Set<Call>();
  const hosts = new Set<string>();
  return calls.filter((call) => {
    const { file, name, isInner, given, from } = call;
    if (from === undefined ? name !== 'ingest' : away.has(from)) away.add(call); // the desk publishes too
    if (!isInner && holds(given, others) && !holds(given, [key])) away.add(call);
    if (away.has(call)) return false;
    if (isInner) return hosts.has(`${file} ${name}`);
    const isAlong = holds(given, [key, slug]);
    if (isAlong) hosts.add(`${file} ${name}`);
    return isAlong;
  });
}

function staysOf(calls: readonly Call[]): Stay[] {
  const stays: Stay[] = [];
  for (const { file, name, from } of calls) {
    if (file === from?.file || file === stays.at(-1)?.file) continue;
    const callers: string[] = [];
    for (let caller = from; caller !== undefined; caller = caller.from) callers.push(caller.file);
    stays.push({ file, name, from: callers });
  }
  return stays;
}

async function journeyOf([kind, key, before, act]: (typeof kinds)[number]): Promise<Journey> {
  const desk = new UploadDesk();
  for (const earlier of before) await earlier(desk);
  let outcome = '';
  const calls = await callsOf(async () => {
    ({ outcome } = await act(desk));
  });
  const ran = calls.filter(({ file }) => file.startsWith('functions/')).map(({ file, name }) => `${file} ${name}`);
  return { kind, key, outcome, stays: staysOf(along(calls, key)), functions: [...new Set(ran)] };
}

console.info = () => {};
const journeys: Journey[] = [];
for (const kind of kinds) journeys.push(await journeyOf(kind));
parentPort?.postMessage(journeys);
