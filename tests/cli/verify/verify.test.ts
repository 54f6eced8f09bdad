import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CliError } from '../../../cli/cli-error.ts';
import { subjectOf } from '../../../cli/verify/subject.ts';
import { type VerifiedCopy, verifyCopy } from '../../../cli/verify/verify.ts';
import { siteKeys } from '../../../contracts/keys.ts';
import type { SiteKeys } from '../../../contracts/signature.ts';
import { jsonText } from '../../../core/publication/published-object.ts';
import { chained, digestOfEntry } from '../../../core/publication/signatures/chain.ts';
import type { CatalogueEntry, CatalogueIndex, CatalogueShard } from '../../../core/publication/site/catalogue.ts';
import { sampleOf } from '../../support/runs.ts';
import { copyOf, type Files, forged, published, served, site, withdrawn } from './newsstand.ts';

const shardKey = siteKeys.catalogueShard(1);
const ferry = 'releases/2026/river-ferry/';
const observatory = 'releases/observatory/v1/';
/** Everything that was published, and the same after a withdrawal. */
let whole: Files;
let later: Files;
let pin: string;
let folder: string;

beforeAll(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => {});
  const press = await published();
  whole = press.objects;
  await withdrawn(press);
  later = press.objects;
  folder = await mkdtemp(path.join(tmpdir(), 'verify-'));
  pin = path.join(folder, 'keys.json');
  await writeFile(pin, whole.get(siteKeys.keys) ?? '');
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

const verify = (files: Files, options: Parameters<typeof verifyCopy>[1] = { key: pin }) =>
  verifyCopy({ copy: copyOf(files) }, options);

const changed = (files: Files, change: (copy: Files) => void): Files => {
  const copy = new Map(files);
  change(copy);
  return copy;
};

/** One byte is another. */
function flipped(files: Files, key: string, at = Math.floor((files.get(key)?.length ?? 0) / 2)): Files {
  const bytes = Buffer.from(files.get(key) ?? '');
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return new Map([...files, [key, bytes]]);
}

const named = ({ outcome, findings }: VerifiedCopy) => ({ outcome, files: findings.map(({ file }) => file) });

test('what was published is authentic: which release, version, languages and time', async () => {
  const verdict = await verify(whole);
  expect(named(verdict)).toEqual({ outcome: 'authentic', files: [] });
  expect(verdict.versions.map(({ folder: one }) => one)).toEqual([`${ferry}v1/`, `${ferry}v2/`, observatory]);
  expect(verdict.versions[1]).toMatchObject({
    files: 3 * 4 + 2,
    signature: {
      by: 'chosen',
      statement: { site, release: '2026/river-ferry', version: 2, previous: { entry: 2 } },
    },
  });
  expect(verdict.catalogue?.entries).toHaveLength(3);
});

test.each(['https://', 'https://a b/', 'https://example.org/fr/%zz/', 'https://example.org/releases/%C3/v1/'])(
  'the address %s is refused with a sentence',
  async (address) => {
    const refused = subjectOf(address, undefined, () => Promise.reject(new Error('asked')));
    await expect(refused).rejects.toThrow(CliError);
    await expect(refused).rejects.toThrow(`"${address}" is not a`);
  },
);

describe('one byte changed is named', () => {
  test('in every kind of file of a version', async () => {
    const files = [...whole.keys()].filter((key) => key.startsWith(`${ferry}v2/`));
    expect(files.map((key) => key.slice(ferry.length + 3)).toSorted()).toEqual(
      [
        ...['ar', 'en', 'fr'].flatMap((tag) => [
          `${tag}/document.md`,
          `${tag}/index.html`,
          `${tag}/ninjs.json`,
          `${tag}/release.json`,
        ]),
        'assets/chart.png',
        'assets/timetable.pdf',
        'manifest.json',
        'manifest.json.sig',
      ].toSorted(),
    );
    for (const file of files) {
      const { outcome, findings } = await verify(flipped(whole, file));
      expect({ outcome, file: findings[0]?.file }).toEqual({ outcome: 'altered', file });
    }
  });

  test.each(['manifest.json.sig', 'manifest.json'])('at every place of %s', async (name) => {
    const key = `${ferry}v2/${name}`;
    const own = changed(whole, (copy) => {
      for (const other of copy.keys()) if (!other.startsWith(`${ferry}v2/`)) copy.delete(other);
    });
    const places = Array.from({ length: own.get(key)?.length ?? 0 }, (_, at) => at);
    for (const at of sampleOf(places, 80)) {
      const { outcome, findings } = await verify(flipped(own, key, at));
      expect({ outcome, file: findings[0]?.file, at }).toEqual({ outcome: 'altered', file: key, at });
    }
  });

  test.each([shardKey, siteKeys.catalogue])('at every place of %s', async (key) => {
    const places = Array.from({ length: whole.get(key)?.length ?? 0 }, (_, at) => at);
    for (const at of sampleOf(places, 60)) {
      const { outcome, findings } = await verify(flipped(whole, key, at));
      expect({ outcome, at, isNamed: findings.some(({ file }) => file.startsWith('catalogue/')) }).toEqual({
        outcome: 'altered',
        at,
        isNamed: true,
      });
    }
  });
});

describe('a copy is not as it was published', () => {
  const document = `${ferry}v2/fr/document.md`;
  const alteredAt = async (files: Files, file: string, problem: RegExp, options?: Parameters<typeof verifyCopy>[1]) => {
    const verdict = await verify(files, options);
    expect(verdict.outcome).toBe('altered');
    expect(verdict.findings).toContainEqual({ file, problem: expect.stringMatching(problem) });
  };

  test('if a file is cut off, missing or added', async () => {
    const bytes = whole.get(document) ?? Buffer.of();
    await alteredAt(new Map([...whole, [document, bytes.subarray(0, 100)]]), document, /cut off.*100 of/);
    for (const key of [
      document,
      `${ferry}v2/manifest.json`,
      `${ferry}v2/manifest.json.sig`,
      `${ferry}v2/assets/chart.png`,
    ]) {
      await alteredAt(
        changed(whole, (copy) => copy.delete(key)),
        key,
        /^is missing$/,
      );
    }
    for (const path of ['fr/more.html', 'more.txt', 'assets/more.png', 'de/document.md', 'assets/manifest.json']) {
      await alteredAt(new Map([...whole, [`${ferry}v2/${path}`, bytes]]), `${ferry}v2/${path}`, /added/);
    }
  });

  test('if versions change places, between releases or within one', async () => {
    const moved = (from: string, to: string) =>
      changed(whole, (copy) => {
        for (const key of [...copy.keys()].filter((one) => one.startsWith(to))) copy.delete(key);
        for (const [key, body] of whole) if (key.startsWith(from)) copy.set(`${to}${key.slice(from.length)}`, body);
      });
    await alteredAt(moved(observatory, `${ferry}v2/`), `${ferry}v2/manifest.json.sig`, /of observatory v1.*elsewhere/);
    await alteredAt(moved(`${ferry}v1/`, `${ferry}v2/`), `${ferry}v2/manifest.json.sig`, /river-ferry v1.*elsewhere/);
  });

  test('if an old signature is beside a newer manifest, or an old manifest beside a newer signature', async () => {
    const [one, two] = [`${ferry}v1/manifest.json`, `${ferry}v2/manifest.json`] as const;
    const replayed = new Map([...whole, [`${two}.sig`, whole.get(`${one}.sig`) ?? Buffer.of()]]);
    await alteredAt(replayed, `${two}.sig`, /river-ferry v1/);
    await alteredAt(replayed, two, /another manifest \(v1, not v2\)/);
    await alteredAt(new Map([...whole, [two, whole.get(one) ?? Buffer.of()]]), two, /another manifest \(v2, not v1\)/);
  });

  test('if a stranger signed it, with a key of the same form beside it', async () => {
    const strange = forged(whole);
    await alteredAt(strange, `${ferry}v2/manifest.json.sig`, /not among those of/);
    await alteredAt(strange, siteKeys.keys, /not among those of/);
    expect(await verify(strange, {})).toMatchObject({ outcome: 'unknownSigner', findings: [] });
  });

  test('if another site signed it', async () => {
    const other = (await published('https://other.example.org')).objects;
    await alteredAt(other, `${ferry}v2/manifest.json.sig`, /signed for https:\/\/other\.example\.org/);
  });

  test('if the key beside it is not the one that its fingerprint says', async () => {
    const keys = JSON.parse(whole.get(siteKeys.keys)?.toString() ?? '') as SiteKeys;
    const strange = JSON.parse(forged(whole).get(siteKeys.keys)?.toString() ?? '') as SiteKeys;
    const mixed = { ...keys, keys: keys.keys.map((key) => ({ ...key, publicKey: strange.keys[0]?.publicKey })) };
    const files = new Map([...whole, [siteKeys.keys, Buffer.from(jsonText(mixed))]]);
    await alteredAt(files, siteKeys.keys, /altered: the key/, {});
    await alteredAt(files, siteKeys.keys, /altered: the key/);
  });

  test('if the key had ended before', async () => {
    const keys = JSON.parse(whole.get(siteKeys.keys)?.toString() ?? '') as SiteKeys;
    const ended = path.join(folder, 'ended.json');
    await writeFile(
      ended,
      jsonText({ ...keys, keys: keys.keys.map((key) => ({ ...key, until: '2026-11-01T00:00:00Z' })) }),
    );
    await alteredAt(whole, `${ferry}v1/manifest.json.sig`, /ended 2026-11-01/, { key: ended });
  });

  test('if entries of the catalogue are others, and the chain is made to fit', async () => {
    const rewritten = (change: (entries: CatalogueEntry[]) => CatalogueEntry[]): Files => {
      const shard = JSON.parse(whole.get(shardKey)?.toString() ?? '') as CatalogueShard;
      const index = JSON.parse(whole.get(siteKeys.catalogue)?.toString() ?? '') as CatalogueIndex;
      const entries = chained(
        change(shard.entries).map(({ previous: _, ...entry }, n) => ({ ...entry, number: n + 1 })),
        undefined,
      );
      const head = digestOfEntry(entries.at(-1) as CatalogueEntry);
      return new Map([
        ...whole,
        [shardKey, Buffer.from(`${JSON.stringify({ ...shard, entries })}\n`)],
        [siteKeys.catalogue, Buffer.from(jsonText({ ...index, entries: entries.length, head }))],
      ]);
    };
    expect(await verify(rewritten((entries) => entries))).toMatchObject({ outcome: 'authentic' });
    const signed = /when (2026\/river-ferry|observatory) v\d was signed/;
    await alteredAt(
      rewritten((entries) => entries.filter(({ number }) => number !== 2)),
      shardKey,
      signed,
    );
    await alteredAt(
      rewritten((entries) => entries.map((one) => ({ ...one, at: '2026-01-01T00:00:00Z' }))),
      shardKey,
      signed,
    );
    await alteredAt(
      rewritten((entries) => entries.slice(0, 1)),
      shardKey,
      /cut off: there were 2 entries/,
    );
    const other = (entries: CatalogueEntry[]) =>
      entries.map((one) => (one.number === 3 ? { ...one, statement: '0'.repeat(64) } : one));
    await alteredAt(rewritten(other), shardKey, /contradicts the signature of 2026\/river-ferry v2/);
  });
});

describe('the signer', () => {
  test('is unknown if nobody chose a key: the one beside the copy proves nothing', async () => {
    expect(named(await verify(whole, {}))).toEqual({ outcome: 'unknownSigner', files: [] });
    const alone = changed(whole, (copy) => copy.delete(siteKeys.keys));
    expect(named(await verify(alone, {}))).toEqual({ outcome: 'unknownSigner', files: [] });
    expect((await verify(flipped(whole, `${ferry}v1/en/document.md`), {})).outcome).toBe('altered');
  });

  test('may be a public key as PEM, which is for any address', async () => {
    const keys = JSON.parse(whole.get(siteKeys.keys)?.toString() ?? '') as SiteKeys;
    const pem = path.join(folder, 'key.pem');
    await writeFile(pem, `-----BEGIN PUBLIC KEY-----\n${keys.keys[0]?.publicKey}\n-----END PUBLIC KEY-----\n`);
    expect((await verify(whole, { key: pem })).outcome).toBe('authentic');
    expect((await verify(forged(whole), { key: pem })).outcome).toBe('altered');
  });

  test('is that of the site that the caller types', async () => {
    expect((await verify(whole, { site, get: served(whole) })).outcome).toBe('authentic');
    await expect(verify(whole, { site: 'https://other.example.org', get: served(whole) })).rejects.toThrow(
      'does not publish keys',
    );
    const other = served((await published('https://other.example.org')).objects, 'https://other.example.org');
    expect((await verify(whole, { site: 'https://other.example.org', get: other })).outcome).toBe('altered');
  });
});

describe('a withdrawal', () => {
  test('is signed too, notices included', async () => {
    const verdict = await verify(later);
    expect(named(verdict)).toEqual({ outcome: 'withdrawn', files: [] });
    const { outcome, findings } = await verify(flipped(later, `${observatory}fr/index.html`));
    expect({ outcome, file: findings[0]?.file }).toEqual({ outcome: 'altered', file: `${observatory}fr/index.html` });
  });

  test('after the copy was made is seen by its catalogue or at the site, and not offline', async () => {
    const before = changed(whole, (copy) => {
      for (const key of copy.keys()) if (!key.startsWith('releases/observatory/')) copy.delete(key);
    });
    expect(await verify(before)).toMatchObject({ outcome: 'authentic', isOnline: false });
    expect(await verify(before, { site, get: served(later) })).toMatchObject({ outcome: 'withdrawn' });
    const known = new Map([...before, ...[...later].filter(([key]) => key.startsWith('catalogue/'))]);
    expect(await verify(known)).toMatchObject({ outcome: 'withdrawn' });
  });

  test('undone by old files is found: the signature of the notices is newer', async () => {
    const manifest = `${observatory}manifest.json`;
    const undone = new Map([...later, [manifest, whole.get(manifest) ?? Buffer.of()]]);
    expect((await verify(undone)).findings).toContainEqual({
      file: manifest,
      problem: expect.stringContaining('withdrawn'),
    });
  });
});
