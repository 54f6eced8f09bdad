import { expect, test } from 'vitest';
import type { SourceDocument } from '../../../contracts/document.ts';
import { workKeys } from '../../../contracts/keys.ts';
import type { StoredTermList } from '../../../contracts/terminology.ts';
import type { CheckCode } from '../../../contracts/warnings.ts';
import type { HumanTranslation } from '../../../core/people/plan/human-translation.ts';
import { correctionUnit } from '../../../core/publication/versions/correction.ts';
import type { Rendition } from '../../../core/publication/versions/rendition.ts';
import type { HumanMemory } from '../../../core/translation/run/ports.ts';
import { translate } from '../../../functions/translate/translate.ts';
import { parse } from '../../core/support/parse.ts';
import { people } from '../../core/support/people.ts';
import { engine, human, memory, plentyOfTime } from '../../core/support/translation.ts';
import { pipelineInMemory, servicesInMemory } from '../../support/in-memory-cloud/services.ts';
import { unlimited } from '../../support/unlimited.ts';

interface Case {
  blockingChecks?: CheckCode[];
  human?: HumanMemory;
  answer?: (text: string) => string;
  terms?: StoredTermList;
  correction?: string;
  attachments?: string[];
  source?: SourceDocument;
  /** The language that is asked for. */
  language?: string;
  /** What a person wrote, as ingest has left it. */
  person?: HumanTranslation;
}

const document = parse('markdown', '# A title of some words\n\nThe boat was paid for by 1,850 residents! Was it?\n');

/** A release of which the work bucket holds the document and the term list. */
async function translated({ blockingChecks, human: people = human(), answer = (text) => text, ...more }: Case) {
  const { terms, correction, attachments = [], source = document, language = 'fr', person } = more;
  const { work } = servicesInMemory(pipelineInMemory());
  const stored: Record<string, unknown> = {
    'documents/a/r1/source.json': {
      document: source,
      attachments: Object.fromEntries(attachments.map((name) => [name, {}])),
      ...(terms && pinned),
      ...(correction && { correction }),
      ...(person && { people: [language] }),
    },
    [`documents/a/r1/people/${language}.json`]: person,
    list: terms,
  };
  for (const [key, value] of Object.entries(stored)) if (value !== undefined) await work.putJson(key, value);
  const result = await translate(
    {
      schema: 1,
      language,
      release: {
        slug: 'a',
        revision: 1,
        languages: ['en', 'fr'],
        upload: { key: 'a.md', versionId: 'v', etag: 'e' },
      } as never,
    },
    {
      work,
      settings: {
        languages: ['fr'],
        sourceLanguage: 'en',
        siteUrl: 'https://news.example.org',
        ...(blockingChecks ? { blockingChecks } : {}),
      },
      engine: engine(answer),
      memory: memory(),
      human: people,
      clock: plentyOfTime,
      spending: unlimited,
    },
  );
  const kept = await work.read(workKeys.rendition('a', 1, language));
  return { result, kept: kept === undefined ? [] : [JSON.parse(kept.text) as Rendition] };
}

const pinned = { terms: { name: 'terms-1', key: 'list' } };

/** The engine turns 1,850 into 1.580. */
const translateWrongly = (blockingChecks: CheckCode[] | undefined, more: Case = {}) =>
  translated({ answer: (text) => text.replace('1,850', '1.580'), ...(blockingChecks && { blockingChecks }), ...more });

test('a check warns where nothing blocks on it', async () => {
  const { result, kept } = await translateWrongly(undefined);
  expect(result).toMatchObject({ language: 'fr', status: 'translated' });
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

const correction = 'The number of residents was wrong; write to press@example.org.';

test('a correction is translated beside the text, and is no part of it', async () => {
  const answer = (text: string) =>
    text.replace('The number of residents was wrong', 'Le nombre était faux').replace('write to', 'écrivez à');
  const { kept } = await translated({ correction, answer });
  const without = await translated({ answer });
  expect(kept[0]).toMatchObject({ correction: 'Le nombre était faux\u202f; écrivez à press@example.org.' });
  const { correction: _, charactersBilled, ...rest } = kept[0] as Rendition;
  const { charactersBilled: billed, ...same } = without.kept[0] as Rendition;
  expect(rest).toEqual(same);
  expect(charactersBilled).toBeGreaterThan(billed as number);
});

test('a correction goes to the engine protected', async () => {
  const sent: string[] = [];
  const answer = (text: string) => {
    sent.push(text);
    return text;
  };
  await translated({ correction, answer });
  expect(sent.join()).toContain('The number of residents was wrong');
  expect(sent.join()).not.toContain('press@example.org');
});

test('a correction in people’s words is in theirs', async () => {
  const corrected = { ...document, units: [...document.units, correctionUnit('The number of residents was wrong.')] };
  const words = people(corrected, { 'The number of residents was wrong.': 'Le nombre était faux.' }, { release: 'a' });
  const { kept } = await translated({ correction: 'The number of residents was wrong.', human: words });
  expect(kept[0]).toMatchObject({ correction: 'Le nombre était faux.', origin: 'machine' });
});

test('a person’s own text is corrected in its language, and stays a person’s', async () => {
  const french = parse('markdown', '# Un titre\n\nLe bateau a été payé.\n', { language: 'fr' });
  const person: HumanTranslation = {
    schema: 1,
    language: 'fr',
    plan: { kind: 'verbatim', document: french, pairs: [] },
  };
  const answer = (text: string) => text.replace('The number of residents was wrong', 'Le nombre était faux');
  const { kept } = await translated({ correction: 'The number of residents was wrong.', person, answer });
  expect(kept[0]).toMatchObject({ correction: 'Le nombre était faux.', origin: 'human', requests: 1 });
  expect(kept[0]).toMatchObject({ counts: { total: 2, human: 2, machine: 0 } });
  expect(kept[0]).not.toHaveProperty('engine');
});

test('the source says the correction as it was written', async () => {
  const { kept } = await translated({ correction, language: 'en' });
  expect(kept[0]).toMatchObject({ origin: 'source', correction });
});

test('a check that blocks looks at the correction too', async () => {
  const { result } = await translateWrongly(['number-mismatch'], {
    correction: 'It was 1,850.',
    human: people(document, { [block]: 'Payé par 1 850 habitants !' }, { release: 'a' }),
  });
  expect(result).toMatchObject({ status: 'failed', error: { code: 'CheckFailed' } });
});

const illustrated = parse(
  'markdown',
  '# A title of some words\n\n![A chart](a.files/chart.png) ![](a.files/none.png)\n',
);
const illustrations = { source: illustrated, attachments: ['chart.png', 'chart.fr.png'] };

test('documents and pages point to the attachments that are there, each language to its own', async () => {
  const french = await translated(illustrations);
  expect(french.kept[0]?.text).toContain('![A chart](../assets/chart.fr.png) ![](a.files/none.png)');
  expect(french.kept[0]?.body).toContain('<img src="../assets/chart.fr.png" alt="A chart">');
  const spanish = await translated({ ...illustrations, language: 'es' });
  expect(spanish.kept[0]?.text).toContain('![A chart](../assets/chart.png)');
  const none = await translated({ source: illustrated, language: 'en' });
  expect(none.kept[0]?.text).toBe(illustrated.text);
});

test('what is missing is said once, of the source, and of a person’s text that points elsewhere', async () => {
  const codes = ({ kept }: { kept: Rendition[] }) => kept[0]?.warnings.map(({ code }) => code);
  const both = ['attachment-missing', 'image-without-alternative'];
  expect(codes(await translated({ ...illustrations, language: 'en' }))).toEqual(both);
  expect(codes(await translated(illustrations))).toEqual([]);
  const own = parse('markdown', '# Un titre\n\n![](a.files/autre.png) ![Un graphique](a.files/chart.png)\n', {
    language: 'fr',
  });
  const person: HumanTranslation = {
    schema: 1,
    language: 'fr',
    plan: { kind: 'verbatim', document: own, pairs: [] },
  };
  const made = await translated({ ...illustrations, person });
  expect(codes(made)).toEqual(both);
  expect(made.kept[0]?.text).toContain('![Un graphique](../assets/chart.fr.png)');
});
