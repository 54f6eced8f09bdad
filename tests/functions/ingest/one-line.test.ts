import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Plugin } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundledScript } from '../../support/bundled-script.ts';
import { tracedModules } from '../../support/traced-modules.ts';
import type { Journey, Stay } from './journeys.ts';

/** Ingest and the core, but for the parsing of texts, and tools that know nothing of releases. */
const isTraced = (file: string) => /^(?:functions|core)\//.test(file) && !/^core\/(?:lib|documents)\//.test(file);

/** The desk has ports in memory, so that adapters run without what they adapt. */
const withoutSdk: Plugin = {
  name: 'without-sdk',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@aws-sdk\// }, (module) => ({ path: module.path, namespace: 'empty' }));
    onLoad({ filter: /./, namespace: 'empty' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** What a key may come back to, with all that it does there. Each counts as one function. */
const ports = new Map([
  ['core/releases/reading/release-files.ts', 'the files of the event, each read once'],
  ['core/people/reading/human-text.ts', "a person's text beside a source"],
  ['core/releases/revisions/inputs.ts', 'questions to a record: its files'],
  ['core/releases/revisions/newest.ts', 'questions to a record: its newest revision'],
  ['core/releases/revisions/sequencers.ts', 'questions to a record: its events'],
  ['core/translation/', 'keys and records of the human memory'],
  ['functions/ingest/update-human-memory.ts', 'the human memory, before and after a deletion'],
  ['functions/shared/reports.ts', 'the reports'],
]);

const kinds = [
  ['a source', 'published'],
  ['a newer source', 'published'],
  ['a newer source beside other files', 'published'],
  ['a source that is a draft', 'held'],
  ['an attachment', 'published'],
  ['an attachment without a source', 'held'],
  ['a translation', 'published'],
  ['a newer translation', 'published'],
  ['a translation without a source', 'held'],
  ['a review', 'published'],
  ['a review that is not finished', 'held'],
  ['a language that is not configured', 'held'],
  ['the deletion of a source', 'withdraw'],
  ['the deletion of a translation', 'published'],
  ['the deletion of an attachment', 'published'],
] as const;

let journeys: Journey[];
beforeAll(async () => {
  const script = await bundledScript(new URL('./journeys.ts', import.meta.url), [tracedModules(isTraced), withoutSdk]);
  const worker = new Worker(script);
  journeys = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
});

function journeyOf(kind: string): Journey {
  const journey = journeys.find((one) => one.kind === kind);
  if (journey === undefined) throw new Error(`nothing took the journey of ${kind}`);
  return journey;
}

const portOf = (file: string) => [...ports.keys()].find((port) => file.startsWith(port));
/** Where the key goes by itself, and not because a port needs something. */
const roadOf = ({ stays }: Journey) => stays.filter(({ file, from }) => ![file, ...from].some(portOf));
const shown = (stays: readonly Stay[]) => stays.map(({ file, name }) => `${file} ${name}`).join('\n');

describe.each(kinds)('the journey of %s', (kind, outcome) => {
  test(`ends as ${outcome}, in at most 25 functions, ports included`, () => {
    const journey = journeyOf(kind);
    expect(journey.outcome).toBe(outcome);
    const entered = new Set(journey.stays.map(({ file }) => portOf(file) ?? file));
    expect(entered.size, shown(journey.stays)).toBeLessThanOrEqual(25);
    expect(shown(roadOf(journey))).toMatch(/ ingest\n.* identifyUpload\n.* classifyUpload\n(?:.*\n)*.* register\n/);
  });

  test('enters no file twice but a port', () => {
    const road = roadOf(journeyOf(kind));
    const again = road.filter(({ file }, index) => road.findIndex((stay) => stay.file === file) < index);
    expect(again, shown(road)).toEqual([]);
  });

  test('takes at most 25 functions of Ingest in 11 files, with their helpers and those that the key does not pass', () => {
    const { functions } = journeyOf(kind);
    expect(functions.length, functions.join('\n')).toBeLessThanOrEqual(25);
    expect(new Set(functions.map((one) => one.split(' ')[0])).size, functions.join('\n')).toBeLessThanOrEqual(11);
  });
});

test('a key does come back to ports, and every port is one of some journey', () => {
  const { stays } = journeyOf('a translation');
  expect(stays.filter(({ file }) => file.endsWith('/release-files.ts')).length).toBeGreaterThan(2);
  const entered = new Set(journeys.flatMap((journey) => journey.stays.map(({ file }) => portOf(file))));
  expect([...ports.keys()].filter((port) => !entered.has(port))).toEqual([]);
});

test('the architecture names the functions that a source passes, in their order', () => {
  const page = readFileSync(new URL('../../../docs/developers/architecture.md', import.meta.url), 'utf8');
  const line = page.split('\n').find((text) => text.includes('`ingest` → `identifyUpload`')) ?? '';
  const named = [...line.matchAll(/`(\w+)`(?= →|\.$)/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(8);
  const passed = journeyOf('a newer source').stays.map(({ name }) => name);
  expect(passed.filter((name) => named.includes(name))).toEqual(named);
});
