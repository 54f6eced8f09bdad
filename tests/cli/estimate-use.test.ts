import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Deployment } from '../../cli/deployment.ts';
import { estimateFile } from '../../cli/estimate/estimate-file.ts';
import { describeUse, useOf } from '../../cli/estimate/use.ts';
import { repository } from '../../local/paths.ts';

const example = path.join(repository, 'examples', 'river-ferry.md');
const settings = { languages: ['de'], sourceLanguage: 'en', siteUrl: 'https://news.example.org' };
const limits = { charactersPerRelease: 8_000, pricePerMillion: 12 };

/** A stack in German, whose memory and term lists only some may read. */
function deployment(answer: () => object): Deployment {
  const client = { send: async () => answer() };
  return {
    called: 'the stack Press',
    configuration: async () => ({ settings, limits }),
    dynamo: client,
    s3: client,
    tables: { releases: 'r', memory: 'm', humanMemory: 'h' },
  } as unknown as Deployment;
}

const denied = () => {
  throw Object.assign(new Error('not authorized'), { name: 'AccessDeniedException' });
};
const empty = () => ({ Responses: {} });

describe('an estimate goes by', () => {
  test('what is deployed', async () => {
    const use = await useOf(deployment(empty));
    expect(use.configuration).toEqual({ settings, limits });
    expect(describeUse(use)).toEqual([
      'The configuration is that of the stack Press.',
      'The memory is that of the stack Press.',
    ]);
  });

  test('cdk.json where nothing is', async () => {
    const { context } = JSON.parse(await readFile(path.join(repository, 'cdk.json'), 'utf8'));
    const use = await useOf(undefined);
    expect(use.configuration.settings.languages).toEqual(context.dragoman.languages);
    expect(describeUse(use)).toEqual([
      'The configuration is that of cdk.json.',
      'No stack was asked: the estimate assumes an empty memory.',
    ]);
  });

  test('cdk.json where a change of it is asked for, with the memory of what is deployed', async () => {
    const use = await useOf(deployment(empty), ['languages=fr', 'sourceLanguage=de']);
    expect(use.configuration.settings).toMatchObject({ languages: ['fr'], sourceLanguage: 'de' });
    expect(describeUse(use)).toEqual([
      'The configuration is that of cdk.json with -c languages=fr -c sourceLanguage=de.',
      'The memory is that of the stack Press.',
    ]);
  });

  test('an empty memory where the caller may not read it, and says so', async () => {
    const use = await useOf(deployment(denied));
    const options = { ...use.configuration, metadata: {}, prefix: '' };
    const made = await estimateFile(example, options, use.remembered);
    expect(made).toMatchObject({ made: { languages: { de: { characters: 3_215 } } } });
    expect(describeUse(use)).toEqual([
      'The configuration is that of the stack Press.',
      'You may not read the memory of the stack Press: the estimate assumes that it is empty.',
      'You may not read the term lists of the stack Press: the estimate does not use them.',
    ]);
  });

  test('nothing where the stack cannot be reached', async () => {
    const gone = () => {
      throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });
    };
    const use = await useOf(deployment(gone));
    const options = { ...use.configuration, metadata: {}, prefix: '' };
    await expect(estimateFile(example, options, use.remembered)).rejects.toThrow('socket hang up');
  });
});
