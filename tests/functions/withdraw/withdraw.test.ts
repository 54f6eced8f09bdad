import { describe, expect, test, vi } from 'vitest';
import { urlPath } from '../../../contracts/keys.ts';
import type { Latest, Manifest } from '../../../contracts/manifest.ts';
import type { WithdrawInput } from '../../../contracts/messages.ts';
import { sha256 } from '../../../contracts/sha256.ts';
import type { Signature } from '../../../contracts/signature.ts';
import { publish } from '../../../functions/publish/publish.ts';
import { withdrawRelease } from '../../../functions/withdraw/withdraw.ts';
import { oddNames } from '../../support/odd-names.ts';
import { sampleOf } from '../../support/runs.ts';
import { PublicHouse } from './house.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

async function published(house: PublicHouse, ...texts: string[]): Promise<void> {
  for (const text of texts) await publish(await house.drop('ferry', text), house.services);
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('nothing is there');
  return value;
}

const json = <T>(house: PublicHouse, key: string) => JSON.parse(house.objects.get(key)?.body ?? 'null') as T;
const snapshot = (house: PublicHouse) => Object.fromEntries([...house.objects].map(([key, { body }]) => [key, body]));

describe('a withdrawal', () => {
  test('leaves notices and silent manifests, and says so to everybody', async () => {
    const house = new PublicHouse();
    await published(house, 'Alpha', 'Beta');
    house.cloud.messages.length = 0;
    house.cloud.invalidations.length = 0;
    const input = house.withdrawal('ferry', 'Sold.');
    expect(await withdrawRelease(input, house.services)).toMatchObject({ outcome: 'withdrawn' });

    expect([...house.objects.keys()].toSorted()).toEqual([
      'en/ferry/index.html',
      'es/ferry/index.html',
      'latest/ferry.json',
      'releases/ferry/v1/en/index.html',
      'releases/ferry/v1/es/index.html',
      'releases/ferry/v1/manifest.json',
      'releases/ferry/v1/manifest.json.sig',
      'releases/ferry/v2/en/index.html',
      'releases/ferry/v2/es/index.html',
      'releases/ferry/v2/manifest.json',
      'releases/ferry/v2/manifest.json.sig',
      'versions/ferry.json',
    ]);
    for (const [key, body] of Object.entries(snapshot(house))) {
      expect(body, key).not.toMatch(/Alpha|Beta/);
      if (key.endsWith('.html')) expect(body, key).toContain('Sold.');
    }
    expect(json<Latest>(house, 'latest/ferry.json')).toMatchObject({ status: 'withdrawn', version: 2, languages: {} });
    expect(json<Manifest>(house, 'releases/ferry/v1/manifest.json')).toMatchObject({
      withdrawn: { at: '2026-11-24T12:00:00Z', reason: 'Sold.' },
      source: { title: '' },
      languages: { en: { title: '', summary: '', files: { document: { path: 'en/document.md' } } } },
    });
    expect(house.publicRelease('ferry')?.withdrawn).toEqual({ at: '2026-11-24T12:00:00Z', reason: 'Sold.' });
    expect(house.told).toEqual(['ferry']);
    expect(house.cloud.invalidations).toEqual([expect.arrayContaining(['/latest/ferry.json', '/en/ferry/'])]);
    expect(house.reports.at(-1)).toMatchObject({
      outcome: 'withdrawn',
      version: 2,
      withdrawn: { reason: 'Sold.', versions: [1, 2], languages: ['en', 'es'] },
    });
  });

  test('keeps documents and data where that is configured, and never pages', async () => {
    const house = new PublicHouse();
    house.rules = { limit: 10, keepData: true };
    await published(house, 'Alpha');
    const before = snapshot(house);
    await withdrawRelease(house.withdrawal('ferry'), house.services);
    const after = snapshot(house);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    const kept = Object.keys(after).filter((key) => after[key] === before[key]);
    expect(kept.filter((key) => key.endsWith('.html'))).toEqual([]);
    expect(kept).toContain('releases/ferry/v1/en/document.md');
    expect(kept).toContain('releases/ferry/v1/en/release.json');
    // The manifest changes only where it lists the pages, which are notices now.
    const page = after['releases/ferry/v1/en/index.html'] ?? '';
    const manifest = json<Manifest>(house, 'releases/ferry/v1/manifest.json');
    expect(manifest).toMatchObject({
      source: { title: 'Alpha' },
      languages: { en: { title: 'Alpha', files: { page: { sha256: sha256(page), bytes: Buffer.byteLength(page) } } } },
    });
    expect(manifest).not.toHaveProperty('withdrawn');
  });

  test('takes the texts away while KMS does not answer, and signs what is left once it does', async () => {
    const house = new PublicHouse();
    await published(house, 'Alpha');
    house.cloud.kms.isUp = false;
    const input = house.withdrawal('ferry', 'Sold.');
    await expect(withdrawRelease(input, house.services)).rejects.toThrow('KMS is down');
    for (const [key, body] of Object.entries(snapshot(house))) expect(body, key).not.toContain('Alpha');
    expect(Object.keys(snapshot(house))).not.toContain('releases/ferry/v1/manifest.json.sig');
    expect(house.cloud.invalidations).toHaveLength(1);
    house.cloud.kms.isUp = true;
    await withdrawRelease(input, house.services);
    const manifest = snapshot(house)['releases/ferry/v1/manifest.json'] ?? '';
    const { signed } = json<Signature>(house, 'releases/ferry/v1/manifest.json.sig');
    expect(JSON.parse(signed)).toMatchObject({ sha256: sha256(manifest), withdrawnAt: '2026-11-24T12:00:00Z' });
  });

  test('brought back it is the next version, and what was withdrawn stays so through a second withdrawal', async () => {
    const house = new PublicHouse();
    await published(house, 'Alpha');
    await withdrawRelease(house.withdrawal('ferry', 'Sold.'), house.services);
    house.now = new Date('2026-11-25T12:00:00Z');
    await published(house, 'Beta');
    expect(json<Latest>(house, 'latest/ferry.json')).toMatchObject({ status: 'published', version: 2 });
    expect(house.objects.get('en/ferry/index.html')?.body).toContain('Beta');
    const first = house.objects.get('releases/ferry/v1/en/index.html')?.body;
    expect(first).toContain('Sold.');
    await withdrawRelease(house.withdrawal('ferry', 'Sunk.'), house.services);
    expect(house.objects.get('releases/ferry/v1/en/index.html')?.body).toBe(first);
    expect(house.objects.get('releases/ferry/v2/en/index.html')?.body).toContain('Sunk.');
    expect(house.versions('ferry')[0]?.withdrawn?.reason).toBe('Sold.');
  });

  test('a reason that is given later is on the pages then, with the time of the withdrawal', async () => {
    const house = new PublicHouse();
    await published(house, 'Alpha');
    await withdrawRelease(house.withdrawal('ferry'), house.services);
    house.now = new Date('2026-11-25T12:00:00Z');
    await withdrawRelease(house.withdrawal('ferry', 'Sold.'), house.services);
    for (const page of ['en/ferry/index.html', 'releases/ferry/v1/es/index.html']) {
      expect(house.objects.get(page)?.body).toContain('Sold.');
    }
    await withdrawRelease(house.withdrawal('ferry'), house.services);
    expect(house.publicRelease('ferry')?.withdrawn).toEqual({ at: '2026-11-24T12:00:00Z', reason: 'Sold.' });
    expect(house.recent?.withdrawals).toHaveLength(1); // only the first took anything away
  });

  test('of what was never published is registered, and no more', async () => {
    const house = new PublicHouse();
    const first = await house.drop('ferry', 'Alpha');
    await withdrawRelease(house.withdrawal('ferry', 'Sold.'), house.services);
    expect(house.objects.size).toBe(0);
    expect(house.reports.map(({ outcome, upload }) => [outcome, upload.versionId])).toEqual([
      ['withdrawn', first.release.upload.versionId],
      ['withdrawn', 'v2'],
    ]);
    expect(await publish(first, house.services)).toMatchObject({ outcome: 'withdrawn' });
    expect(house.objects.size).toBe(0);
  });

  test('an event that comes twice counts once; an older one comes to nothing', async () => {
    const house = new PublicHouse();
    await published(house, 'Alpha');
    const late = house.withdrawal('ferry');
    const input = house.withdrawal('ferry');
    await withdrawRelease(input, house.services);
    const before = snapshot(house);
    expect(await withdrawRelease({ ...input, execution: 'another' }, house.services)).toMatchObject({
      outcome: 'ignored',
    });
    expect(await withdrawRelease(late, house.services)).toMatchObject({ outcome: 'superseded' });
    expect(snapshot(house)).toEqual(before);
  });
});

describe('too many withdrawals', () => {
  test('are held, counted, and change nothing; later ones count anew', async () => {
    const house = new PublicHouse();
    house.rules = { limit: 2, keepData: false };
    for (const slug of ['a', 'b', 'c']) await publish(await house.drop(slug, slug), house.services);
    await withdrawRelease(house.withdrawal('a'), house.services);
    await withdrawRelease(house.withdrawal('b'), house.services);
    const before = snapshot(house);
    const held = house.withdrawal('c');
    expect(await withdrawRelease(held, house.services)).toMatchObject({ outcome: 'held' });
    expect(house.reports.at(-1)).toMatchObject({ outcome: 'held', errors: [{ code: 'ManyWithdrawals' }] });
    expect(house.cloud.metrics).toHaveLength(1);
    expect(snapshot(house)).toEqual(before);
    expect(house.record('c')).toMatchObject({ newest: { state: 'published' }, source: {} });

    house.now = new Date(house.now.getTime() + 5 * 60_000 + 1);
    // The same event once more is no second wish.
    expect(await withdrawRelease({ ...held, execution: 'another' }, house.services)).toMatchObject({
      outcome: 'ignored',
    });
    expect(await withdrawRelease(house.withdrawal('c'), house.services)).toMatchObject({ outcome: 'withdrawn' });
  });
});

describe('CloudFront', () => {
  /** What the state machine does: the second step is tried until CloudFront takes it. */
  async function finish(house: PublicHouse, inputs: WithdrawInput[]): Promise<number> {
    let rounds = 0;
    let left = inputs;
    while (left.length > 0) {
      house.cloud.wildcardsInProgress = 0;
      rounds += 1;
      const waiting: WithdrawInput[] = [];
      for (const input of left) {
        await withdrawRelease({ ...input, step: 'finish' }, house.services).catch((error: Error) => {
          expect(error.name).toBe('TooManyInvalidationsInProgress');
          waiting.push(input);
        });
      }
      left = waiting;
    }
    return rounds;
  }

  test('takes fifteen withdrawals at once: forty all arrive, and each is reported only when it has', async () => {
    const house = new PublicHouse();
    house.rules = { limit: 100, keepData: false };
    const slugs = Array.from({ length: 40 }, (_, n) => `ferry-${n}`);
    for (const slug of slugs) await publish(await house.drop(slug, slug), house.services);
    house.cloud.invalidations.length = 0;
    house.reports.length = 0;
    const inputs = slugs.map((slug) => house.withdrawal(slug));
    for (const input of inputs) {
      const taken = await withdrawRelease({ ...input, step: 'take-away' }, house.services);
      expect(taken).toMatchObject({ outcome: 'withdrawn' });
    }
    expect(house.reports).toEqual([]);
    expect([...house.objects.keys()].filter((key) => key.endsWith('document.md'))).toEqual([]);
    expect(await finish(house, inputs)).toBe(3);
    expect(house.cloud.invalidations.map((paths) => paths.at(-1)).toSorted()).toEqual(
      slugs.map((slug) => `/releases/${slug}/v*`).toSorted(),
    );
    expect(house.reports.map(({ outcome }) => outcome)).toEqual(slugs.map(() => 'withdrawn'));
    // A step that comes twice does nothing more.
    await withdrawRelease({ ...found(inputs[0]), step: 'finish' }, house.services);
    expect(house.cloud.invalidations).toHaveLength(40);
  });

  test('is asked to forget everything where it does not take an address, or may take it for another', async () => {
    const house = new PublicHouse();
    house.rules = { limit: 100, keepData: false };
    for (const slug of sampleOf(oddNames, 6)) {
      await publish(await house.drop(slug, 'Alpha'), house.services);
      house.cloud.invalidations.length = 0;
      expect(await withdrawRelease(house.withdrawal(slug), house.services), slug).toMatchObject({
        outcome: 'withdrawn',
      });
      const [paths = []] = house.cloud.invalidations;
      expect(paths[0] === '/*' || paths.at(-1) === `/releases/${urlPath(slug)}/v*`, slug).toBe(true);
    }
  });
});

describe('ten junk withdrawals', () => {
  const junk = async (house: PublicHouse, folder: string) => {
    for (let n = 0; n < 10; n += 1) {
      await publish(await house.drop(`${folder}junk-${n}`, 'Junk'), house.services);
      await withdrawRelease(house.withdrawal(`${folder}junk-${n}`), house.services);
    }
  };
  const withdrawn = async (house: PublicHouse, slug: string, reason?: string) => {
    await publish(await house.drop(slug, 'Urgent'), house.services);
    return (await withdrawRelease(house.withdrawal(slug, reason), house.services)).outcome;
  };

  test.each([
    ['one desk', ['press/', 'press-office/'], 'press/', 'press-office/urgent'],
    ['one folder', undefined, 'press/2026/', 'investors/urgent'],
    ['a folder', undefined, 'press/', 'urgent'],
    ['a desk in a folder', ['2026/press/'], '2026/press/', '2026/urgent'],
  ])('of %s do not keep another from withdrawing', async (_, desks, folder, urgent) => {
    const house = new PublicHouse();
    house.rules = { limit: 10, keepData: false, ...(desks && { desks }) };
    await junk(house, folder);
    expect(await withdrawn(house, urgent)).toBe('withdrawn');
    expect(await withdrawn(house, `${folder}eleventh`)).toBe('held');
    expect(house.reports.at(-1)?.errors[0]?.message).toContain(`more than 10 withdrawals in "${folder.split('/')[0]}`);
  });

  test('do not hold one with a reason, which is not counted itself', async () => {
    const house = new PublicHouse();
    for (let n = 0; n < 11; n += 1) expect(await withdrawn(house, `press/${n}`, 'A court says so.')).toBe('withdrawn');
    await junk(house, 'press/');
    expect(await withdrawn(house, 'press/urgent', 'A court says so.')).toBe('withdrawn');
    expect(await withdrawn(house, 'press/slip')).toBe('held');
  });
});

describe('killed before any of its steps and tried again', () => {
  class Killed extends Error {}

  test('it ends as if nothing had happened', async () => {
    const calm = new PublicHouse();
    await published(calm, 'Alpha', 'Beta');
    const requests: string[] = [];
    calm.step = async (what) => void requests.push(what);
    await withdrawRelease(calm.withdrawal('ferry'), calm.services);
    expect(requests.length).toBeGreaterThan(30);
    // A preview that cannot be erased, twice, does not keep a withdrawal from readers.
    const erasing = requests.flatMap((what, n) => (what === 'ListObjectVersions work:' ? [n - 1, n] : []));
    expect(erasing).toHaveLength(4);
    const expected = snapshot(calm);
    for (const n of sampleOf(
      requests.map((_, step) => step),
      8,
    )) {
      const house = new PublicHouse();
      await published(house, 'Alpha', 'Beta');
      const input = house.withdrawal('ferry');
      let steps = 0;
      house.step = async () => {
        if (steps++ === n) throw new Killed();
      };
      const first = withdrawRelease(input, house.services);
      if (erasing.includes(n)) expect((await first).outcome, `step ${n}`).toBe('withdrawn');
      else await expect(first, `step ${n}`).rejects.toThrow(Killed);
      house.step = async () => {};
      await withdrawRelease(input, house.services);
      expect(snapshot(house), `step ${n}`).toEqual(expected);
      expect(house.publicRelease('ferry'), `step ${n}`).toEqual(calm.publicRelease('ferry'));
      expect(house.versions('ferry'), `step ${n}`).toEqual(calm.versions('ferry'));
      expect(house.recent?.withdrawals.length, `step ${n}`).toBe(1);
      expect(house.reports.at(-1)?.outcome).toBe('withdrawn');
    }
  });
});
