import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { publishKeys } from '../../contracts/keys.ts';
import type { HumanEntry } from '../../core/translation/memory/entries.ts';
import { humanKey } from '../../core/translation/memory/human-key.ts';
import { dynamo } from './support/cloud.ts';
import { engine } from './support/engine.ts';
import { remembered } from './support/memory.ts';
import { documentOf, dropAndWait, entryOf, fresh, published } from './support/releases.ts';
import { tableOf } from './support/tables.ts';

const targets = ['es', 'fr', 'it', 'pt', 'ca', 'ar'];
const documents = DynamoDBDocumentClient.from(dynamo);
let humanMemory: string;

beforeAll(async () => {
  humanMemory = await tableOf('HumanMemory');
});

beforeEach(async () => {
  await engine.behave({ engine: 'pseudo' });
  await engine.resetStats();
});
afterEach(() => engine.restore());

/** Paragraphs that no other test has, a number in each so that no two are one. */
function paragraphs(count: number, about: string): string[] {
  return Array.from({ length: count }, (_, index) => `The ${about} number ${index} has some words of its own.`);
}
const word = (name: string) => `${name}${fresh('x').replace(/\W/g, '')}`;
const text = (blocks: readonly string[]) => `${blocks.join('\n\n')}\n`;
const billed = async () => (await engine.stats()).characters;

describe('every segment is paid for once', () => {
  it('one word changed in one of 60 paragraphs: that paragraph in each language; one moved: nothing', async () => {
    const key = fresh('edited.md');
    const blocks = paragraphs(60, word('edited'));
    await dropAndWait(key, text(blocks));

    const changed = blocks.with(30, blocks[30]?.replace('some', 'other') ?? '');
    await engine.resetStats();
    const edited = await dropAndWait(key, text(changed));
    expect(await billed()).toBe((changed[30]?.length ?? 0) * targets.length);
    for (const language of targets) {
      expect((await entryOf(edited, language)).segments).toEqual({ total: 60, machine: 1, reused: 59, human: 0 });
    }

    await engine.resetStats();
    const moved = await dropAndWait(key, text([...changed.slice(1), ...changed.slice(0, 1)]));
    expect(moved).toMatchObject({ outcome: 'published', version: 3 });
    expect(await billed()).toBe(0);
  });

  it('two releases that share their last ten paragraphs pay for these once', async () => {
    const shared = paragraphs(10, word('shared'));
    const [own, other] = [paragraphs(5, word('first')), paragraphs(5, word('second'))];
    await dropAndWait(fresh('first.md'), text([...own, ...shared]));
    await engine.resetStats();
    await dropAndWait(fresh('second.md'), text([...other, ...shared]));
    // With the line breaks between them: they travel in one request.
    expect(await billed()).toBe(other.join('\n').length * targets.length);
  });
});

describe("people's words", () => {
  it('outrank the machine in the sentence that they translate, and cost nothing', async () => {
    const about = word('person');
    const [first, second] = [`The ${about} opens in the morning.`, `The ${about} closes in the evening!`];
    const key = fresh('people.md');
    await dropAndWait(key, text([`${first} ${second}`]), { metadata: { languages: 'fr,es' } });

    const entry: HumanEntry = {
      source: second,
      target: 'On ferme "le soir" !',
      sourceLanguage: 'en',
      targetLanguage: 'fr',
      from: key,
      release: key.replace(/\.md$/, ''),
      at: '2026-11-24T12:00:00Z',
      unit: 'sentence',
    };
    const item = { key: humanKey({ source: 'en', target: 'fr', text: second, slug: '' }), ...entry };
    await documents.send(new PutCommand({ TableName: humanMemory, Item: item }));

    await engine.resetStats();
    const correction = 'The evening is put right.';
    const metadata = { languages: 'fr,es', correction };
    const report = await dropAndWait(key, text([`${first} ${second}`]), { metadata });
    // The sentence beside it was only known as a part of the block. The correction is a line of its request.
    expect(await billed()).toBe(first.length + 1 + 2 * correction.length);
    const [sentence = ''] = (await documentOf(report, 'fr')).split(' On ferme');
    expect(await documentOf(report, 'fr')).toBe(`${sentence} On ferme "le soir" !\n`);
    expect(sentence).not.toBe(first);
    const french = await entryOf(report, 'fr');
    expect(french).toMatchObject({ origin: 'mixed', segments: { total: 2, machine: 1, reused: 0, human: 1 } });
    expect(await entryOf(report, 'es')).toMatchObject({ origin: 'machine', segments: { total: 1, reused: 1 } });
    const { bytes } = await published(`${publishKeys.version(report.release ?? '', 2)}fr/release.json`);
    expect(JSON.parse(bytes.toString())).toMatchObject({
      origin: 'mixed',
      digitalSourceType: 'https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource',
    });
    expect((await remembered(about)).filter(({ source }) => source === second)).toEqual([]);
  });
});
