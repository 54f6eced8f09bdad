import { expect, test } from 'vitest';
import type { StoredTermList } from '../../../contracts/terminology.ts';
import type { CheckCode } from '../../../contracts/warnings.ts';
import type { Rendition } from '../../../core/publication/rendition.ts';
import type { HumanMemory } from '../../../core/translate-document/index.ts';
import type { ObjectStore } from '../../../functions/shared/object-store.ts';
import { translate } from '../../../functions/translate/translate.ts';
import { parse } from '../../core/support/parse.ts';
import { people } from '../../core/support/people.ts';
import { engine, human, memory, plentyOfTime } from '../../core/support/translation.ts';

interface Case {
  blockingChecks?: CheckCode[];
  human?: HumanMemory;
  answer?: (text: string) => string;
  terms?: StoredTermList;
}

const document = parse('markdown', '# A title of some words\n\nThe boat was paid for by 1,850 residents! Was it?\n');

/** A release of which the work bucket holds the document and the term list. */
async function translated({ blockingChecks, human: people = human(), answer = (text) => text, terms }: Case) {
  const kept: Rendition[] = [];
  const stored: Record<string, unknown> = {
    'documents/a/r1/source.json': { document, ...(terms && pinned) },
    list: terms,
  };
  const work = {
    getJson: async (key: string) => stored[key],
    putJson: async (_key: string, value: Rendition) => void kept.push(value),
  } as unknown as ObjectStore;
  const result = await translate(
    {
      schema: 1,
      language: 'fr',
      release: {
        slug: 'a',
        revision: 1,
        languages: ['en', 'fr'],
        upload: { key: 'a.md', versionId: 'v', etag: 'e' },
      } as never,
    },
    {
      work,
      settings: { languages: ['fr'], sourceLanguage: 'en', ...(blockingChecks ? { blockingChecks } : {}) },
      engine: engine(answer),
      memory: memory(),
      human: people,
      clock: plentyOfTime,
    },
  );
  return { result, kept };
}

const pinned = { terms: { name: 'terms-1', key: 'list' } };

/** The engine turns 1,850 into 1.580. */
const translateWrongly = (blockingChecks: CheckCode[] | undefined, more: Case = {}) =>
  translated({ answer: (text) => text.replace('1,850', '1.580'), ...(blockingChecks && { blockingChecks }), ...more });

test('a check warns where nothing blocks on it', async () => {
  const { result, kept } = await translateWrongly(undefined);
  expect(result).toEqual({ language: 'fr', status: 'translated' });
  expect(kept[0]?.warnings).toContainEqual(
    expect.objectContaining({ code: 'number-mismatch', segment: 'b2', message: expect.stringContaining('1,850') }),
  );
});

test('a check that blocks fails the language, and names the segment and itself', async () => {
  const { result, kept } = await translateWrongly(['number-mismatch']);
  expect(result).toEqual({
    language: 'fr',
    status: 'failed',
    error: {
      code: 'CheckFailed',
      message: 'number-mismatch in segment b2: The translation lacks 1,850; it says, and the source does not, 1.580.',
      retryable: false,
    },
  });
  expect(kept).toEqual([]);
});

test('a check that blocks leaves other findings warnings', async () => {
  const { result } = await translateWrongly(['wrong-script']);
  expect(result).toMatchObject({ status: 'translated' });
});

const sentence = 'The boat was paid for by 1,850 residents!';
const block = `${sentence} Was it?`;

test('a machine’s text is set as its language is, a person’s sentence beside it is not', async () => {
  const { kept } = await translated({
    human: people(document, { [sentence]: 'Un bateau "payé" !' }, { release: 'a' }),
  });
  expect(kept[0]?.text).toBe('# A title of some words\n\nUn bateau "payé" ! Was it?\n');
  expect(kept[0]).toMatchObject({ origin: 'mixed', counts: { total: 3, machine: 2, human: 1 }, engine: 'test-engine' });
  const alone = await translated({ answer: (text) => text.replace('Was it?', 'Est-ce vrai ?') });
  expect(alone.kept[0]?.text).toContain('Est-ce vrai\u202f?');
  const beside = await translated({
    human: people(document, { [sentence]: 'Un bateau "payé" !' }, { release: 'a' }),
    answer: (text) => text.replace('Was it?', 'Est-ce "vrai" ?'),
  });
  expect(beside.kept[0]?.text).toContain('Un bateau "payé" ! Est-ce «\u202fvrai\u202f»\u202f?');
});

test('what people wrote throughout is theirs, and no machine is named', async () => {
  const words = { 'A title of some words': 'Un titre', [block]: 'Payé par 1 850 habitants !' };
  const { kept } = await translated({ human: people(document, words, { release: 'a' }) });
  expect(kept[0]).toMatchObject({ origin: 'human', charactersBilled: 0, requests: 0, warnings: [] });
  expect(kept[0]?.text).toBe('# Un titre\n\nPayé par 1 850 habitants !\n');
  expect(kept[0]).not.toHaveProperty('engine');
});

test('a check doubts people’s words and never overrules them', async () => {
  const wrong = people(document, { [block]: 'Payé par 12 habitants !' }, { release: 'a' });
  const { result, kept } = await translateWrongly(['number-mismatch'], { human: wrong });
  expect(result).toMatchObject({ status: 'translated' });
  expect(kept[0]?.warnings).toMatchObject([{ code: 'number-mismatch', segment: 'b2' }]);
  const beside = people(document, { 'Was it?': 'Vrai ?' }, { release: 'a' });
  expect((await translateWrongly(['number-mismatch'], { human: beside })).result).toMatchObject({ status: 'failed' });
});

test('the term list that the revision is pinned to is the one that counts', async () => {
  const terms: StoredTermList = {
    schema: 1,
    source: 'en',
    name: 'terms-1',
    sha256: 'x',
    terms: [{ source: 'boat', targets: { fr: 'bateau' } }],
    lists: [{ name: 'terms-1', targets: ['fr'] }],
  };
  const { kept } = await translated({ terms });
  expect(kept[0]?.warnings).toContainEqual(expect.objectContaining({ code: 'term-missed', segment: 'b2' }));
  const used = await translated({ terms, answer: (text) => text.replace('boat', 'bateau') });
  expect(used.kept[0]?.warnings.map(({ code }) => code)).not.toContain('term-missed');
});
