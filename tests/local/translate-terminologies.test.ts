import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  DeleteTerminologyCommand,
  GetTerminologyCommand,
  ImportTerminologyCommand,
  type ImportTerminologyCommandInput,
  ListTerminologiesCommand,
  TranslateTextCommand,
} from '@aws-sdk/client-translate';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { Terminologies } from '../../local/translate/terminologies.ts';
import { startEndpoint, type TestEndpoint } from './start-endpoint.ts';

let endpoint: TestEndpoint;
beforeEach(async () => {
  endpoint = await startEndpoint();
});
afterEach(() => endpoint.stop());

const importing = (name: string, csv: string, more: Partial<ImportTerminologyCommandInput['TerminologyData']> = {}) =>
  endpoint.client.send(
    new ImportTerminologyCommand({
      Name: name,
      MergeStrategy: 'OVERWRITE',
      TerminologyData: { File: Buffer.from(csv), Format: 'CSV', Directionality: 'UNI', ...more },
    }),
  );
const translating = (Text: string, TargetLanguageCode: string, ...TerminologyNames: string[]) =>
  endpoint.client.send(
    new TranslateTextCommand({ Text, SourceLanguageCode: 'en', TargetLanguageCode, TerminologyNames }),
  );
const csv = 'en,fr,es\nferry,bac,barco\nferry pier,débarcadère,muelle\nR&amp;D,R&amp;D,I+D\n';

describe('a terminology', () => {
  test('is imported, read, listed and deleted', async () => {
    const { TerminologyProperties } = await importing('house', csv);
    expect(TerminologyProperties).toMatchObject({
      Name: 'house',
      SourceLanguageCode: 'en',
      TargetLanguageCodes: ['fr', 'es'],
      TermCount: 3,
      SkippedTermCount: 0,
      SizeBytes: Buffer.byteLength(csv),
      Directionality: 'UNI',
      Format: 'CSV',
    });
    expect(TerminologyProperties?.CreatedAt).toBeInstanceOf(Date);
    expect(TerminologyProperties?.Arn).toMatch(/:terminology\/house\/LATEST$/);
    const got = await endpoint.client.send(new GetTerminologyCommand({ Name: 'house' }));
    expect(got.TerminologyProperties).toEqual(TerminologyProperties);
    expect(await (await fetch(got.TerminologyDataLocation?.Location ?? '')).json()).toEqual({
      format: 'CSV',
      file: csv,
    });

    await importing('attic', csv);
    const first = await endpoint.client.send(new ListTerminologiesCommand({ MaxResults: 1 }));
    const second = await endpoint.client.send(
      new ListTerminologiesCommand({ MaxResults: 1, NextToken: first.NextToken }),
    );
    const names = [first, second].flatMap(({ TerminologyPropertiesList = [] }) => TerminologyPropertiesList);
    expect(names.map(({ Name }) => Name)).toEqual(['attic', 'house']);
    expect(second.NextToken).toBeUndefined();

    await endpoint.client.send(new DeleteTerminologyCommand({ Name: 'house' }));
    for (const command of [
      new GetTerminologyCommand({ Name: 'house' }),
      new DeleteTerminologyCommand({ Name: 'house' }),
    ]) {
      // biome-ignore lint/suspicious/noExplicitAny: two commands, one client
      await expect(endpoint.client.send(command as any)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    }
  });

  const eleven = 'en,fr,es,it,pt,ca,de,nl,sv,da,fi,pl';
  test.each<[string, string, string, string]>([
    ['a name with a space', 'my house', csv, 'ValidationException'],
    ['a name with two underscores', 'my__house', csv, 'ValidationException'],
    ['an unknown language', 'a', 'en,nb\nx,y\n', 'InvalidParameterValueException'],
    ['no terms', 'a', 'en,fr\n', 'InvalidParameterValueException'],
    ['a ragged row', 'a', 'en,fr\nx\n', 'InvalidParameterValueException'],
    ['an open quotation', 'a', 'en,fr\n"x,y\n', 'InvalidParameterValueException'],
    ['a term of 201 bytes', 'a', `en,fr\n${'x'.repeat(201)},y\n`, 'InvalidParameterValueException'],
    ['eleven target languages', 'a', `${eleven}\n${'x,'.repeat(11)}x\n`, 'LimitExceededException'],
    ['more than 10 MB', 'a', `en,fr\n${'x,y\n'.repeat(2_621_440)}`, 'LimitExceededException'],
  ])('with %s is refused', async (_, name, text, error) => {
    await expect(importing(name, text)).rejects.toMatchObject({ name: error });
  });

  test('one hundred fit and no more, but overwriting takes no place', async () => {
    for (let n = 0; n < 100; n++) await importing(`list-${n}`, csv);
    await expect(importing('one-more', csv)).rejects.toMatchObject({ name: 'LimitExceededException' });
    await importing('list-7', csv);
    await endpoint.client.send(new DeleteTerminologyCommand({ Name: 'list-7' }));
    await importing('one-more', csv);
  });

  test('that is overwritten is used as it was for ten minutes', () => {
    let now = 1_000_000;
    const terminologies = new Terminologies({ seconds: () => now });
    const put = (target: string) =>
      terminologies.put({
        name: 'a',
        description: '',
        directionality: 'UNI',
        contents: { format: 'CSV', file: `en,fr\nferry,${target}\n` },
      });
    put('bac');
    now += 1;
    put('navire');
    expect(terminologies.pairs('a', 'en', 'fr')).toEqual([['ferry', 'bac']]);
    now += 599;
    expect(terminologies.pairs('a', 'en', 'fr')).toEqual([['ferry', 'bac']]);
    now += 1;
    expect(terminologies.pairs('a', 'en', 'fr')).toEqual([['ferry', 'navire']]);
  });

  test('is there at the next start where a file keeps it', async () => {
    const directory = await mkdtemp(path.join(tmpdir(), 'terminologies-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    const file = path.join(directory, 'state', 'terminologies.json');
    const contents = { format: 'CSV' as const, file: csv };
    const first = new Terminologies({ file });
    first.put({ name: 'kept', description: '', directionality: 'UNI', contents });
    first.put({ name: 'gone', description: '', directionality: 'UNI', contents });
    first.delete('gone');
    expect(new Terminologies({ file }).list()).toEqual(first.list());
    expect(first.list().map(({ name }) => name)).toEqual(['kept']);
  });
});

describe('a translation with a terminology', () => {
  beforeEach(() => importing('house', csv));

  test('has its terms, and says which', async () => {
    const { TranslatedText, AppliedTerminologies } = await translating(
      'The ferry pier, a ferry. R&amp;D',
      'fr',
      'house',
    );
    expect(TranslatedText).toBe('Ţĥé débarcadère, å bac. R&amp;D');
    expect(AppliedTerminologies).toEqual([
      {
        Name: 'house',
        Terms: [
          { SourceText: 'ferry pier', TargetText: 'débarcadère' },
          { SourceText: 'ferry', TargetText: 'bac' },
          { SourceText: 'R&amp;D', TargetText: 'R&amp;D' },
        ],
      },
    ]);
  });

  test.each([
    ['in any case, with the capitals of the text', 'ferry Ferry FERRY fErry', 'bac Bac BAC bac'],
    ['of several words', 'Ferry Pier, FERRY PIER, Ferry pier', 'Débarcadère, DÉBARCADÈRE, débarcadère'],
    ['whole words only', '<g1>ferry</g1> <x1 ferry/> 2ferry', '<g1>bac</g1> <x1 ferry/> 2ƒéŕŕý'],
  ])('has them %s', async (_, text, expected) => {
    const plain = (await endpoint.translate('ferry', 'fr')).TranslatedText ?? '';
    const { TranslatedText } = await translating(text, 'fr', 'house');
    expect(TranslatedText).toBe(expected.replace('ƒéŕŕý', plain));
  });

  test('has the entry of its own case, where there are two', async () => {
    await importing('cases', 'en,fr\nmarch,marche\nMarch,mars\n');
    expect((await translating('march March MARCH', 'fr', 'cases')).TranslatedText).toBe('marche mars MARCHE');
  });

  test('leaves the text to the engine where there is nothing for its language', async () => {
    const { TranslatedText, AppliedTerminologies } = await translating('ferry', 'it', 'house');
    expect(TranslatedText).toBe((await endpoint.translate('ferry', 'it')).TranslatedText);
    expect(AppliedTerminologies).toEqual([{ Name: 'house', Terms: [] }]);
  });

  test('is refused where the terminology does not exist, or is one of two', async () => {
    await expect(translating('x', 'fr', 'unknown')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(translating('x', 'fr', 'house', 'house')).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });

  test('is billed like any other', async () => {
    await translating('the ferry', 'fr', 'house');
    expect(await (await endpoint.local('GET', 'stats')).json()).toMatchObject({ requests: 1, characters: 9 });
  });
});

test('every operation asks permission with the request as it was signed', async () => {
  const asked: string[] = [];
  const refusing = await startEndpoint('pseudo', async ({ body }) => {
    asked.push(body.toString());
    return {
      status: 400,
      headers: { 'content-type': 'application/x-amz-json-1.1' },
      body: Buffer.from('{"__type":"AccessDeniedException","Message":"no"}'),
    };
  });
  onTestFinished(() => refusing.stop());
  const denied = { name: 'AccessDeniedException' };
  await expect(refusing.client.send(new GetTerminologyCommand({ Name: 'a' }))).rejects.toMatchObject(denied);
  await expect(refusing.client.send(new DeleteTerminologyCommand({ Name: 'a' }))).rejects.toMatchObject(denied);
  await expect(refusing.client.send(new ListTerminologiesCommand({}))).rejects.toMatchObject(denied);
  expect(asked).toEqual(['{"Name":"a"}', '{"Name":"a"}', '{}']);
});
