import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { main } from '../../../cli/republish/main.ts';
import { publishKeys } from '../../../contracts/keys.ts';
import { type ObjectEvent, schema } from '../../../contracts/messages.ts';
import type { Report } from '../../../contracts/report.ts';
import type { SpendingLimits } from '../../../contracts/spending.ts';
import { importMemory } from '../../../functions/import-memory/import-memory.ts';
import { importTerms } from '../../../functions/import-terms/import-terms.ts';
import { ingest } from '../../../functions/ingest/ingest.ts';
import { preview } from '../../../functions/preview/preview.ts';
import { publish } from '../../../functions/publish/publish.ts';
import { translate } from '../../../functions/translate/translate.ts';
import { withdrawRelease } from '../../../functions/withdraw/withdraw.ts';
import { engine, plentyOfTime } from '../../core/support/translation.ts';
import { deploymentInMemory } from '../../support/in-memory-cloud/deployment.ts';
import type { InMemoryCloud, Step } from '../../support/in-memory-cloud/in-memory-cloud.ts';
import { pipelineInMemory, places, servicesInMemory } from '../../support/in-memory-cloud/services.ts';

const siteUrl = 'https://news.example.org';
const hour = 3_600_000;
const machine = (name: string) => `arn:aws:states:eu-west-1:111122223333:execution:${name}:one`;

let cloud: InMemoryCloud;
let now: number;
let out: string;
let settings: { languages: string[]; sourceLanguage: string; siteUrl: string };
let stateMachine: string;

beforeEach(() => {
  cloud = pipelineInMemory();
  now = Date.now() - 100 * hour;
  cloud.s3.now = () => new Date(now);
  settings = { languages: ['fr'], sourceLanguage: 'en', siteUrl };
  stateMachine = machine('first');
  out = '';
  vi.spyOn(console, 'info').mockImplementation(() => {});
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += stripVTControlCharacters(String(text));
    return true;
  });
});
afterEach(() => void vi.restoreAllMocks());

const services = () => servicesInMemory(cloud, { clock: { now: () => new Date() }, settings });
let sequence = 0;

/** The event of what is newest under a key. */
function eventOf(type: ObjectEvent['detail-type'], key: string, versionId: string): ObjectEvent {
  sequence += 1;
  const object = { key, 'version-id': versionId, sequencer: sequence.toString(16).padStart(8, '0') };
  return { 'detail-type': type, detail: { bucket: { name: places.upload }, object } };
}

function versionOf(key: string): string {
  const { VersionId } = cloud.s3.answer('HeadObjectCommand', { Bucket: places.upload, Key: key }) as {
    VersionId: string;
  };
  return VersionId;
}

/** The versions of a file, the oldest first. */
function versionsOf(key: string): string[] {
  const { Versions } = cloud.s3.answer('ListObjectVersionsCommand', { Bucket: places.upload, Prefix: key }) as {
    Versions: { VersionId: string }[];
  };
  return Versions.map(({ VersionId }) => VersionId).toReversed();
}

/** Has the functions take in what is newest under a key, to its publication. */
function takeIn(key: string): Promise<string> {
  return takeInEvent(eventOf('Object Created', key, versionOf(key)));
}

async function takeInEvent(event: ObjectEvent): Promise<string> {
  const all = services();
  const result = await ingest({ event, execution: `${stateMachine}`, redrive: 0 }, all);
  if (result.outcome === 'withdraw') {
    const withdrawing = { withdraw: result.withdraw, execution: stateMachine, redrive: 0 };
    await withdrawRelease({ schema, ...withdrawing }, all);
  }
  if (result.outcome !== 'release' && result.outcome !== 'held') return result.outcome;
  const { release } = result;
  const translating = { ...all, engine: engine(), clock: plentyOfTime };
  const results = [];
  for (const language of release.languages) results.push(await translate({ schema, release, language }, translating));
  if (result.outcome === 'held') {
    await preview({ schema, release, results, until: result.until }, all);
    return 'held';
  }
  return (await publish({ schema, release, results }, all)).outcome;
}

function put(key: string, body: string, metadata: Record<string, string> = {}): void {
  now += hour;
  const object = { Bucket: places.upload, Key: key, Body: body, Metadata: metadata, ContentType: 'text/markdown' };
  cloud.s3.answer('PutObjectCommand', object);
}

async function drop(key: string, body: string, metadata?: Record<string, string>): Promise<string> {
  put(key, body, metadata);
  return takeIn(key);
}

async function remove(key: string): Promise<void> {
  const { VersionId = '' } = cloud.s3.answer('DeleteObjectCommand', { Bucket: places.upload, Key: key }) as {
    VersionId?: string;
  };
  const event = eventOf('Object Deleted', key, VersionId);
  const run = { execution: stateMachine, redrive: 0 };
  const result = await ingest({ event, ...run }, services());
  if (result.outcome === 'withdraw') await withdrawRelease({ schema, withdraw: result.withdraw, ...run }, services());
}

/** Has a term list imported. */
async function dropTerms(csv: string): Promise<void> {
  put('terminology/en.csv', csv);
  const all = services();
  const event = eventOf('Object Created', 'terminology/en.csv', versionOf('terminology/en.csv'));
  const { terms: records, terminologies } = all;
  await importTerms({ event, execution: 'terms' }, { ...all, records, engine: terminologies, prefix: 'p-' });
}

async function dropMemory(...pairs: [string, string][]): Promise<void> {
  const units = pairs.map(
    ([en, fr]) => `<tu><tuv xml:lang="en"><seg>${en}</seg></tuv><tuv xml:lang="fr"><seg>${fr}</seg></tuv></tu>`,
  );
  put('memory/en.fr.tmx', `<tmx version="1.4"><header/><body>${units.join('')}</body></tmx>`);
  const event = eventOf('Object Created', 'memory/en.fr.tmx', versionOf('memory/en.fr.tmx'));
  await importMemory({ event, execution: 'memory', redrive: 0 }, services());
}

const manifestOf = (slug: string, version: number) =>
  JSON.parse(cloud.s3.objects(places.publish).get(publishKeys.manifest(slug, version))?.body.toString() ?? 'null');
const reportOf = (key: string) =>
  JSON.parse(cloud.s3.objects(places.work).get(`reports/${key}.json`)?.body.toString() ?? 'null') as Report;
const historyOf = (key: string, versionId: string) =>
  JSON.parse(
    cloud.s3.objects(places.work).get(`history/${key}/${versionId}.json`)?.body.toString() ?? 'null',
  ) as Report;
const uploaded = (key: string) => cloud.s3.objects(places.upload).get(key);

function republish(args: string[] = [], step?: Step, limits: Partial<SpendingLimits> = {}): Promise<void> {
  out = '';
  const deployment = deploymentInMemory(cloud, step, settings);
  const configuration = async () => {
    const configured = await deployment.configuration();
    return { ...configured, limits: { ...configured.limits, ...limits } };
  };
  return main(args, async () => ({ ...deployment, configuration }));
}

const ferry = '# The ferry\n\nThe ferry sails on Monday from the harbour.\n';
const bridge = '# The bridge\n\nThe bridge is closed on Sunday for repairs.\n';

describe('a language that is configured later', () => {
  beforeEach(async () => {
    expect(await drop('2026/ferry.md', ferry, { 'after-review': 'none', note: 'a =?UTF-8?B?w5w=?=' })).toBe(
      'published',
    );
  });

  test('nothing is listed before', async () => {
    expect(await drop('2026/bridge.md', bridge, { languages: 'fr' })).toBe('published');
    await republish();
    expect(out).toContain('Left alone: 2 up to date.');
    expect(out).toContain('Nothing to republish.');
  });

  test('is listed with its cost, and nothing is uploaded', async () => {
    expect(await drop('2026/bridge.md', bridge, { languages: 'fr' })).toBe('published');
    settings.languages = ['fr', 'de'];
    const before = versionOf('2026/ferry.md');
    await republish();
    expect(out).toMatch(/^ {2}2026\/ferry +new: German +\d+ +less than \$0\.01$/m);
    expect(out).toContain('Left alone: 1 up to date.'); // its editor asked for French only
    expect(out).toContain('Nothing was uploaded. Add --yes to upload this file again.');
    expect(versionOf('2026/ferry.md')).toBe(before);
  });

  test('with --yes the file is uploaded as it is, and becomes the next version; then all is up to date', async () => {
    settings.languages = ['fr', 'de'];
    const { versionId: _, ...before } = { versionId: '', ...uploaded('2026/ferry.md') };
    now += hour;
    await republish(['--yes']);
    expect(out).toContain('1 file uploaded again.');
    const { 'republish-over': mark, ...metadata } = uploaded('2026/ferry.md')?.metadata ?? {};
    expect(mark).toMatch(/^\S+Z [0-9a-f]{32}$/);
    expect({ ...uploaded('2026/ferry.md'), metadata }).toEqual(before);
    expect(await takeIn('2026/ferry.md')).toBe('published');
    expect(Object.keys(manifestOf('2026/ferry', 2).languages)).toEqual(['en', 'fr', 'de']);
    expect(manifestOf('2026/ferry', 2).languages.fr.charactersBilled ?? 0).toBe(0);
    expect(manifestOf('2026/ferry', 2).languages.de.charactersBilled).toBeGreaterThan(0);
    await republish();
    expect(out).toContain('Nothing to republish.');
  });

  test('only a language that is asked for, or a release', async () => {
    expect(await drop('2026/bridge.md', bridge, { languages: 'fr' })).toBe('published');
    settings.languages = ['fr', 'de', 'it'];
    await republish(['--language', 'it']);
    expect(out).toMatch(/2026\/ferry +new: Italian /);
    await republish(['2026/bridge']);
    expect(out).toContain('Nothing to republish.');
    await republish(['2026/nothing', '2026/ferry.md']);
    expect(out).toContain('Not found: 2026/nothing. ');
    expect(out).toMatch(/2026\/ferry +new: German, Italian /);
    await republish(['--folder', 'press/']);
    expect(out).toContain('Nothing to republish.');
    await expect(republish(['--language', 'pl'])).rejects.toThrow('pl is not a language of the stack Press');
  });

  test('at most so many characters at once, the newest first', async () => {
    settings.languages = ['fr', 'de'];
    await drop('2026/third.md', '# A third\n\nThis one came last of all of them.\n');
    settings.languages = ['fr', 'de', 'it'];
    await republish(['--characters', '60']);
    expect(out).toMatch(/^ {2}2026\/third +new: Italian/m);
    const [, more = ''] =
      /Not now: 1 release of \d+ characters would go beyond the 60 .* with --characters (\d+)\./.exec(out) ?? [];
    expect(out).toContain('Not each fits tomorrow either');
    await republish(['--characters', more]);
    expect(out).toMatch(/^ {2}2026\/ferry +new: /m);
    expect(out).not.toContain('Not now');
    await republish(['--characters', String(Number(more) - 1)]);
    expect(out).toContain('Run this again tomorrow, or with --characters');
    await republish(['2026/ferry', '--characters', '10', '--yes']);
    expect(out).toMatch(/1 release of (\d+) characters would go beyond the 10 .* run this with --characters \1\./);
    await republish(['--characters', '0', '--yes']);
    expect(out).toContain('Nothing to republish.');
  });

  test('what is withdrawn, held, rejected or replaced is left alone', async () => {
    await drop('2026/gone.md', '# Gone\n\nIt was there for a while.\n');
    await remove('2026/gone.md');
    await drop('2026/taken.md', '# Taken\n\nIt was taken away later.\n');
    put('2026/taken.md', '# Taken\n\nIt was taken away later.\n', { withdrawn: 'It was wrong.' });
    const event = eventOf('Object Created', '2026/taken.md', versionOf('2026/taken.md'));
    const run = { execution: stateMachine, redrive: 0 };
    const taken = await ingest({ event, ...run }, services());
    if (taken.outcome === 'withdraw') await withdrawRelease({ schema, withdraw: taken.withdraw, ...run }, services());
    await drop('2026/draft.md', '---\ndraft: true\n---\n# A draft\n\nIt is not ready.\n');
    await drop('2026/wrong.md', '---\nlanguages: tlh\n---\n# Wrong\n\nIt has a mistake.\n');
    await drop('2026/edited.md', '# Edited\n\nThe first text of it.\n');
    put('2026/edited.md', '# Edited\n\nThe second text, on its way.\n');
    settings.languages = ['fr', 'de'];
    await republish(['--yes']);
    expect(out).toContain('1 file uploaded again.');
    expect(out).toMatch(/^ {2}2026\/ferry +new: German/m);
    expect(out).toContain('1 held, 1 rejected, 1 replaced by a newer file, 1 withdrawn');
    expect(uploaded('2026/gone.md')).toBeUndefined();
    expect(uploaded('2026/taken.md')?.metadata).toEqual({ withdrawn: 'It was wrong.' });
  });

  test('a file that somebody deletes meanwhile does not come back', async () => {
    settings.languages = ['fr', 'de'];
    const meanwhile: Step = async ({ command }, send) => {
      if (command === 'PutObject')
        cloud.s3.answer('DeleteObjectCommand', { Bucket: places.upload, Key: '2026/ferry.md' });
      return send();
    };
    await republish(['--yes'], meanwhile);
    expect(out).toContain('0 files uploaded again.');
    expect(out).toContain('somebody else has uploaded or deleted it meanwhile: 2026/ferry.md');
    expect(uploaded('2026/ferry.md')).toBeUndefined();
  });

  describe('and somebody uploads the same text with other options meanwhile', () => {
    const soon = new Date(Date.now() + 24 * hour).toISOString();
    const later = new Date(Date.now() + 48 * hour).toISOString();
    let mine: string;

    /** Just before the command's own upload; what Ingest makes of it comes before that of the command's, or after. */
    function meanwhile(key: string, body: string, metadata: Record<string, string>): Step {
      return async ({ command }, send) => {
        if (command !== 'PutObject') return send();
        now = Date.now() - hour; // `put` adds it
        put(key, body, metadata);
        mine = versionOf(key);
        return send();
      };
    }

    /** Has the functions take in both, in this order. */
    async function takeInBoth(key: string, order: string[]): Promise<void> {
      const theirs = versionOf(key);
      const events = new Map(
        [mine, theirs].map((versionId) => [versionId, eventOf('Object Created', key, versionId)] as const),
      );
      for (const who of order) {
        const event = events.get(who === 'editor' ? mine : theirs) as ObjectEvent;
        const outcome = await takeInEvent(event);
        if (who === 'republish') expect(outcome).toBe('superseded');
      }
      expect(historyOf(key, theirs)).toMatchObject({
        outcome: 'superseded',
        errors: [{ code: 'RepublishedOver', message: expect.stringContaining(`?versionId=${mine}`) }],
      });
      expect(reportOf(key).upload.versionId).toBe(mine);
    }

    beforeEach(() => {
      now = Date.now();
      settings.languages = ['fr', 'de'];
    });

    test.each([[['editor', 'republish']], [['republish', 'editor', 'republish']]])(
      'a withdrawal stays one, in the order %j',
      async (order) => {
        await republish(['--yes'], meanwhile('2026/ferry.md', ferry, { withdrawn: 'It was wrong.' }));
        expect(out).toContain('0 files uploaded again.');
        expect(out).toContain(
          `  aws s3api copy-object --copy-source 'upload/2026/ferry.md?versionId=${mine}' --bucket upload --key 2026/ferry.md `,
        );
        await takeInBoth('2026/ferry.md', order);
        expect(reportOf('2026/ferry.md').outcome).toBe('withdrawn');
        expect(manifestOf('2026/ferry', 2)).toBeNull();
        await republish(['--waiting', '--yes']);
        expect(out).toContain('Nothing to republish.');
      },
    );

    test.each([[['editor', 'republish']], [['republish', 'editor']]])(
      'a later embargo stays, in the order %j',
      async (order) => {
        const secret = '# Secret\n\nNobody may read this yet.\n';
        expect(await drop('2026/secret.md', secret, { embargo: soon })).toBe('held');
        const args = ['2026/secret', '--waiting', '--yes'];
        await republish(args, meanwhile('2026/secret.md', secret, { embargo: later }));
        await takeInBoth('2026/secret.md', order);
        expect(Date.parse(reportOf('2026/secret.md').heldUntil ?? '')).toBeGreaterThan(Date.parse(soon) + hour);
        expect(manifestOf('2026/secret', 1)).toBeNull();
      },
    );

    test('a deletion stays one, although S3 has taken the upload', async () => {
      await republish(['--yes']);
      const theirs = versionOf('2026/ferry.md');
      const { metadata } = uploaded('2026/ferry.md') ?? {};
      cloud.s3.answer('DeleteObjectCommand', { Bucket: places.upload, Key: '2026/ferry.md', VersionId: theirs });
      cloud.s3.answer('DeleteObjectCommand', { Bucket: places.upload, Key: '2026/ferry.md' });
      now -= hour;
      put('2026/ferry.md', ferry, metadata);
      expect(await takeIn('2026/ferry.md')).toBe('superseded');
      expect(historyOf('2026/ferry.md', versionOf('2026/ferry.md')).errors).toMatchObject([
        { code: 'RepublishedOver', message: expect.stringContaining('aws s3 rm s3://upload/2026/ferry.md') },
      ]);
    });

    test('the same again, by a second person who typed the command, does not stop it', async () => {
      const [one] = await Promise.all([republish(['--yes']), republish(['--yes'])]);
      expect(one).toBeUndefined();
      const versions = cloud.s3.everything(places.upload).filter(({ key }) => key === '2026/ferry.md');
      expect(versions).toHaveLength(3);
      expect(await takeIn('2026/ferry.md')).toBe('published');
      expect(reportOf('2026/ferry.md').outcome).toBe('published');
    });

    test('a retry goes on with what an earlier attempt has registered', async () => {
      await republish(['--yes']);
      const event = eventOf('Object Created', '2026/ferry.md', versionOf('2026/ferry.md'));
      const again = { event, execution: stateMachine, redrive: 0 };
      expect((await ingest(again, services())).outcome).toBe('release');
      const [first = ''] = versionsOf('2026/ferry.md');
      cloud.s3.answer('DeleteObjectCommand', { Bucket: places.upload, Key: '2026/ferry.md', VersionId: first });
      expect((await ingest(again, services())).outcome).toBe('release');
    });

    test('what had been read is gone: nobody can tell, so it does not count', async () => {
      await republish(['--yes']);
      const [first = ''] = versionsOf('2026/ferry.md');
      cloud.s3.answer('DeleteObjectCommand', { Bucket: places.upload, Key: '2026/ferry.md', VersionId: first });
      expect(await takeIn('2026/ferry.md')).toBe('superseded');
    });

    test.each([
      ['with a withdrawal', '2026/ferry.md', { withdrawn: 'It was wrong.' }, -2 * hour, 'withdraw'],
      ['under another name', '2026/copy.md', {}, -2 * hour, 'published'],
      ['later, over a newer version', '2026/ferry.md', {}, 2 * hour, 'published'],
    ])('a copy of what was republished counts: %s', async (_, key, more, after, outcome) => {
      await republish(['--yes']);
      expect(await takeIn('2026/ferry.md')).toBe('published');
      const { metadata = {} } = uploaded('2026/ferry.md') ?? {};
      put('2026/ferry.md', `${ferry}\nIt is new.\n`);
      expect(await takeIn('2026/ferry.md')).toBe('published');
      now += after;
      expect(await drop(key, ferry, { ...metadata, ...more })).toBe(outcome);
    });
  });

  test('a release under embargo gets it too, and stays under embargo', async () => {
    const embargo = new Date(Date.now() + 24 * hour).toISOString();
    expect(await drop('2026/secret.md', '# Secret\n\nNobody may read this yet.\n', { embargo })).toBe('held');
    settings.languages = ['fr', 'de'];
    now += hour;
    await republish(['2026/secret', '--yes']);
    expect(out).toMatch(/^ {2}2026\/secret +new: /m);
    expect(await takeIn('2026/secret.md')).toBe('held');
    expect(reportOf('2026/secret.md')).toMatchObject({ outcome: 'held', revision: 2 });
    expect(manifestOf('2026/secret', 1)).toBeNull();
  });

  test('a release beyond the limit of one upload is named, and uploaded if somebody names it', async () => {
    settings.languages = ['fr', 'de'];
    await republish([], undefined, { charactersPerRelease: 20 });
    expect(out).toMatch(/Beyond the limit of one upload\. Name those .*:\n {2}2026\/ferry \(\d+ characters\)$/m);
    expect(out).not.toContain('Not now');
    await republish(['2026/ferry'], undefined, { charactersPerRelease: 20 });
    expect(out).toMatch(/^ {2}2026\/ferry +new: German/m);
  });

  test('a release under embargo gets it too from an editor who may not read the memory', async () => {
    const embargo = new Date(Date.now() + 24 * hour).toISOString();
    expect(await drop('2026/secret.md', '# Secret\n\nNobody may read this yet.\n', { embargo })).toBe('held');
    expect(reportOf('2026/secret.md').languages).toMatchObject({ fr: { status: 'ready' } });
    const deny: Step = async ({ service }, send) => {
      if (service !== 'dynamodb') return send();
      throw Object.assign(new Error('no'), { name: 'AccessDeniedException' });
    };
    await republish(['2026/secret'], deny);
    expect(out).toContain('Left alone: 1 up to date.');
    settings.languages = ['fr', 'de'];
    now += hour;
    await republish(['2026/secret', '--yes'], deny);
    expect(out).toMatch(/^ {2}2026\/secret +new: German +(\d+) /m);
    expect(Number(/new: German +(\d+)/.exec(out)?.[1])).toBeLessThan(45); // the French is not paid again
    expect(await takeIn('2026/secret.md')).toBe('held');
    expect(reportOf('2026/secret.md')).toMatchObject({ revision: 2, languages: { de: { status: 'ready' } } });
  });

  test('people’s words, and files beside the text, are there again', async () => {
    expect(await drop('2026/ferry.fr.md', '# Le bac\n\nLe bac part lundi du port.\n')).toBe('published');
    settings.languages = ['fr', 'de'];
    now += hour;
    await republish(['--yes']);
    expect(await takeIn('2026/ferry.md')).toBe('published');
    expect(manifestOf('2026/ferry', 3).languages.fr).toMatchObject({ title: 'Le bac', origin: 'human' });
  });
});

describe('a review', () => {
  test('that a person has approved is not asked for again', async () => {
    const metadata = { 'after-review': 'fr' };
    expect(await drop('2026/ferry.md', ferry, metadata)).toBe('partial');
    const work = cloud.s3.objects(places.work);
    const xliff = work.get('review/2026/ferry/r1/fr.xlf')?.body.toString() ?? '';
    expect(await drop('2026/ferry.fr.xlf', xliff.replaceAll(/state="\w+"/g, 'state="final"'))).toBe('published');
    const { review } = manifestOf('2026/ferry', 2).languages.fr;
    settings.languages = ['fr', 'de'];
    now += hour;
    await republish(['--yes']);
    expect(await takeIn('2026/ferry.md')).toBe('published');
    expect(manifestOf('2026/ferry', 3).languages).toMatchObject({
      fr: { status: 'published', review },
      de: { status: 'published' },
    });
  });

  test('that a person has not made yet, is still waited for', async () => {
    expect(await drop('2026/ferry.md', ferry, { 'after-review': 'fr' })).toBe('partial');
    settings.languages = ['fr', 'de'];
    now += hour;
    await republish(['--yes']);
    expect(out).toMatch(/2026\/ferry +new: German /);
    expect(await takeIn('2026/ferry.md')).toBe('partial');
    expect(manifestOf('2026/ferry', 2).languages.fr).toMatchObject({ status: 'awaiting-review' });
  });
});

test('a person’s translation that waited for its language is uploaded too', async () => {
  await drop('2026/ferry.md', ferry);
  expect(await drop('2026/ferry.de.md', '# Die Fähre\n\nDie Fähre fährt am Montag vom Hafen ab.\n')).toBe('waiting');
  await republish();
  expect(out).toContain('Left alone: 1 held, 1 up to date.');
  settings.languages = ['fr', 'de'];
  now += hour;
  await republish(['--yes']);
  expect(out).toMatch(/^ {2}2026\/ferry\.de\.md +waits for German /m);
  expect(await takeIn('2026/ferry.de.md')).toBe('published');
  expect(manifestOf('2026/ferry', 2).languages.de).toMatchObject({ title: 'Die Fähre', origin: 'human' });
});

describe('a term list that changes', () => {
  beforeEach(async () => {
    await dropTerms('en,fr\nferry,bac\n');
    await drop('2026/ferry.md', ferry);
  });

  test('says in its report which command to type', () => {
    expect(reportOf('terminology/en.csv')).toMatchObject({ republish: 'npm run republish -- --terms en' });
  });

  test('lists the releases whose text it changes, and they become the next version', async () => {
    await drop('2026/bridge.md', bridge);
    await republish();
    expect(out).toContain('Nothing to republish.');
    await dropTerms('en,fr\nferry,traversier\n');
    now += hour;
    await republish(['--terms', 'en', '--yes']);
    expect(out).toMatch(/^ {2}2026\/ferry +terms in French +\d+ /m);
    expect(out).not.toContain('2026/bridge');
    expect(await takeIn('2026/ferry.md')).toBe('published');
    expect(manifestOf('2026/ferry', 2)).toMatchObject({ change: 'translation' });
    await republish();
    expect(out).toContain('Nothing to republish.');
  });

  test('also for an editor who may not read the memory: the cost is that of the changed sentences', async () => {
    await dropTerms('en,fr\nferry,traversier\n');
    const deny: Step = async ({ service }, send) => {
      if (service !== 'dynamodb') return send();
      throw Object.assign(new Error('no'), { name: 'AccessDeniedException' });
    };
    await republish([], deny);
    const [, open] = /2026\/ferry +terms in French +(\d+) /.exec(out) ?? [];
    expect(Number(open)).toBeLessThan(ferry.length);
    expect(out).toContain('You may not read the memory: what a new language costs is an upper bound.');
  });

  test.each(['ListObjectVersions', 'GetObject'])('where %s of a term list is a curator’s, says so', async (denied) => {
    await dropTerms('en,fr\nferry,traversier\n');
    const deny: Step = async ({ command, input }, send) => {
      if (command !== denied || !JSON.stringify(input).includes('"terminology/')) return send();
      throw Object.assign(new Error('no'), { name: 'AccessDenied' });
    };
    await republish([], deny);
    expect(out).toContain('You may not read term lists and memories: what they change is not listed.');
    await expect(republish(['--terms', 'en'], deny)).rejects.toThrow('A curator who is also an editor may.');
  });

  test('that is deleted, or cannot be read, counts as what the pipeline uses', async () => {
    put('terminology/en.csv', 'this is not, a list of\nterms "at all');
    await republish();
    expect(out).toContain('Nothing to republish.');
    cloud.s3.answer('DeleteObjectCommand', { Bucket: places.upload, Key: 'terminology/en.csv' });
    now += hour;
    await republish();
    expect(out).toMatch(/2026\/ferry +terms in French/);
  });
});

describe('a memory that is imported', () => {
  test('counts once, although the file is the same', async () => {
    await drop('2026/ferry.md', ferry);
    await drop('2026/bridge.md', bridge);
    await dropMemory(['The ferry sails on Monday from the harbour.', 'Le bac part lundi du port.']);
    expect(reportOf('memory/en.fr.tmx')).toMatchObject({ republish: 'npm run republish -- --memory' });
    // The same file again is unchanged, as far as the pipeline knows.
    put('2026/ferry.md', ferry);
    expect(await takeIn('2026/ferry.md')).toBe('unchanged');
    await dropMemory(['The ferry sails on Monday from the harbour.', 'Le bac quitte le port lundi.']);
    now += hour;
    await republish(['--memory', '--yes']);
    expect(out).toMatch(/^ {2}2026\/ferry +people's words in French +0 /m);
    expect(out).not.toContain('2026/bridge');
    expect(await takeIn('2026/ferry.md')).toBe('published');
    expect(manifestOf('2026/ferry', 2)).toMatchObject({
      change: 'translation',
      languages: { fr: { origin: 'mixed' } },
    });
    // The same time again does not count again; nor does the file without it.
    put('2026/ferry.md', ferry, uploaded('2026/ferry.md')?.metadata);
    expect(await takeIn('2026/ferry.md')).toBe('unchanged');
    put('2026/ferry.md', ferry);
    expect(await takeIn('2026/ferry.md')).toBe('unchanged');
    await republish();
    expect(out).toContain('Nothing to republish.');
  });

  test.each(['soon', '2026-13-45T99:99:99Z', 'true'])('the option is a time, not %j', async (republish) => {
    expect(await drop('2026/ferry.md', ferry, { republish })).toBe('rejected');
    expect(reportOf('2026/ferry.md').errors).toMatchObject([{ code: 'InvalidOption' }]);
  });
});

describe('a stack that has taken over the data of another', () => {
  test('continues what waited there, once it is uploaded again', async () => {
    const embargo = new Date(Date.now() + 24 * hour).toISOString();
    expect(await drop('2026/secret.md', '# Secret\n\nNobody may read this yet.\n', { embargo })).toBe('held');
    put('2026/missed.md', '# Missed\n\nNo stack was there when it came.\n');
    await republish();
    expect(out).toContain('Left alone: 1 never taken in, 1 up to date.');

    await republish(['--waiting', '--yes']);
    expect(out).toMatch(/^ {2}2026\/secret +waits until /m);
    expect(out).toMatch(/^ {2}2026\/missed\.md +never taken in /m);
    expect(await takeIn('2026/secret.md')).toBe('held');
    expect(reportOf('2026/secret.md')).toMatchObject({ outcome: 'held', revision: 2 });
    expect(await takeIn('2026/missed.md')).toBe('published');
  });

  test('names what was deleted while there was no stack, and deletes nothing', async () => {
    await drop('2026/ferry.md', ferry);
    await drop('2026/bridge.md', bridge);
    await drop('2026/gone.md', '# Gone\n\nIt was there for a while.\n');
    await remove('2026/gone.md');
    now += hour;
    cloud.s3.answer('DeleteObjectCommand', { Bucket: places.upload, Key: '2026/ferry.md' });
    await republish(['--waiting', '--yes']);
    expect(out).toContain(
      'Deleted while there was no stack, and still published. Delete them again:\n  aws s3 rm s3://upload/2026/ferry.md\n',
    );
    expect(out).not.toContain('2026/gone.md');
    expect(manifestOf('2026/ferry', 1)).toMatchObject({ version: 1 });
    await remove('2026/ferry.md');
    await republish(['--waiting']);
    expect(out).not.toContain('Delete them again');
  });

  test('goes by what waits for a day’s budget too', async () => {
    await drop('2026/ferry.md', ferry);
    put('2026/late.md', '# Late\n\nThe day had no budget left for it.\n');
    const report: Report = {
      ...reportOf('2026/ferry.md'),
      outcome: 'held',
      release: '2026/late',
      upload: { key: '2026/late.md', versionId: versionOf('2026/late.md'), sequencer: '' },
      heldUntil: new Date().toISOString(),
      errors: [{ code: 'DailyBudget', message: '', hint: '' }],
    };
    const kept = { Bucket: places.work, Key: 'reports/2026/late.md.json', Body: JSON.stringify(report) };
    cloud.s3.answer('PutObjectCommand', kept);
    await republish();
    expect(out).toContain('Left alone: 1 held, 1 up to date.');
    await republish(['--waiting']);
    expect(out).toMatch(/^ {2}2026\/late +new: French; waits until /m);
  });

  test('does not take a file for unchanged that waits for an execution of the other', async () => {
    const embargo = new Date(Date.now() + 24 * hour).toISOString();
    const again = () => drop('2026/secret.md', '# Secret\n\nNobody may read this yet.\n', { embargo });
    expect(await again()).toBe('held');
    expect(await again()).toBe('unchanged'); // its execution waits
    stateMachine = machine('second');
    expect(await again()).toBe('held');
    expect(reportOf('2026/secret.md')).toMatchObject({ outcome: 'held', revision: 2 });
  });
});

test.each([
  [['--folder', 'press'], 'write it with its slash'],
  [['--terms', 'klingon'], 'is not a language that the engine knows'],
  [['--characters', 'many'], 'must be a number'],
  [['--all'], 'see --help'],
])('%j is refused', async (args, why) => {
  await expect(republish(args)).rejects.toThrow(why);
});
