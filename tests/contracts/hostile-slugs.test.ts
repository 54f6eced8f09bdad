import { beforeAll, describe, expect, test } from 'vitest';
import { publishKeys, siteKeys, workKeys } from '../../contracts/keys.ts';
import { previewFiles } from '../../core/publication/preview/preview-store.ts';
import { isOwnPath } from '../../core/publication/versions/own-paths.ts';
import { readUploadKey } from '../../core/releases/uploads/upload-key.ts';
import { sampleOf } from '../support/runs.ts';

/** Names that keys are made of by themselves. */
// biome-ignore format: a table to skim
const segments = [
  'releases', 'latest', 'versions', 'v1', 'r1', 'assets', 'index.html', 'manifest.json', 'feed.json', 'feed.xml', 'en',
  'fr', 'months', '2026-11', '11', 'preview', 'review', 'a.files', '.well-known', 'people', 'source.json', 'catalogue',
];
const languages = ['en', 'fr'];
const numbers = [1, 11];
const attached = ['x.png', 'v1/manifest.json', 'v1/en/index.html', 'assets/x.png', 'en/index.html', 'index.html'];

const pairs = segments.flatMap((one) => segments.map((other) => `${one}/${other}`));
const triples = pairs.flatMap((pair) => segments.map((segment) => `${pair}/${segment}`));
/** Every path of one or two names, and of three as many as the tier has time for. */
const paths = [...new Set([...segments, ...pairs, 'en/v1/assets', ...sampleOf(triples, 60)])];

interface Owned {
  key: string;
  /** Release, number, language and file: no two of these may share a key. */
  owner: string;
  /** Name of the release. */
  slug: string;
}

const owned =
  (slug: string) =>
  (file: string, key: string): Owned => ({ key, owner: `${slug} | ${file}`, slug });

/** What readers see of a release, but for its attachments. */
function publicKeys(slug: string): Owned[] {
  const of = owned(slug);
  return [
    of('latest', publishKeys.latest(slug)),
    of('versions', publishKeys.versions(slug)),
    ...languages.map((language) => of(`page ${language}`, publishKeys.sitePage(language, slug))),
    ...numbers.flatMap((number) => [
      of(`v${number} manifest`, publishKeys.manifest(slug, number)),
      of(`v${number} signature`, publishKeys.signature(slug, number)),
      ...pathsOfVersion().map((path) => of(`v${number} ${path}`, publishKeys.version(slug, number) + path)),
    ]),
  ];
}

const pathsOfVersion = () =>
  languages.flatMap((language) => [
    publishKeys.document(language, 'md'),
    publishKeys.page(language),
    publishKeys.data(language),
    publishKeys.ninjs(language),
  ]);

/** What the work bucket holds of a release. */
function keysAtWork(slug: string): Owned[] {
  const of = owned(slug);
  return numbers.flatMap((number) => {
    const preview = workKeys.preview(slug, number);
    const shown = [
      ...pathsOfVersion(),
      ...languages.map(previewFiles.latest),
      previewFiles.overview,
      previewFiles.stylesheet,
      'manifest.json',
      ...attached.map(publishKeys.asset),
    ];
    return [
      of(`r${number} source`, workKeys.document(slug, number)),
      ...languages.flatMap((language) => [
        of(`r${number} ${language}`, workKeys.rendition(slug, number, language)),
        of(`r${number} ${language} packed`, workKeys.packed(slug, number, language, 'docx')),
        of(`r${number} ${language} people`, workKeys.human(slug, number, language)),
        ...['md', 'html', 'xlf'].map((extension) =>
          of(`r${number} ${language} review ${extension}`, `${workKeys.review(slug, number, language)}.${extension}`),
        ),
      ]),
      ...shown.map((path) => of(`r${number} preview ${path}`, `${preview}${path}`)),
    ];
  });
}

function attachedKeys(slug: string, name: string): Owned[] {
  const key = (number: number) => publishKeys.version(slug, number) + publishKeys.asset(name);
  return numbers.map((number) => owned(slug)(`v${number} attachment ${name}`, key(number)));
}

const reportKeys = (uploadKey: string): Owned[] => [
  { key: workKeys.report(uploadKey), owner: `report of ${uploadKey}`, slug: uploadKey },
  { key: workKeys.history(uploadKey, 'v1'), owner: `history of ${uploadKey}`, slug: uploadKey },
];

/** Keys of the whole site. */
const shared = {
  publish: [
    siteKeys.front,
    siteKeys.notFound,
    siteKeys.robots,
    siteKeys.icon,
    siteKeys.stylesheet('0123456789abcdef'),
    siteKeys.sitemapIndex(1),
    siteKeys.sitemapIndex(2),
    siteKeys.sitemapOfLists,
    siteKeys.sitemap('2026-11', 1),
    siteKeys.keys,
    siteKeys.catalogue,
    siteKeys.catalogueShard(1),
    siteKeys.schema('manifest'),
    ...languages.flatMap((language) => [
      siteKeys.list(language),
      siteKeys.months(language),
      siteKeys.month(language, '2026-11'),
      siteKeys.month(language, '2026-11', 11),
      siteKeys.atom(language),
      siteKeys.jsonFeed(language),
    ]),
  ],
  work: [
    workKeys.siteNewest,
    workKeys.sitePage('2026-11', 1),
    workKeys.siteSitemaps(1),
    workKeys.terms('en', '0'.repeat(64)),
    workKeys.taughtPairs('a.fr.md', '1'),
  ],
};

/** The keys that two things have, said so that a failure can be read. */
function collisions(all: Iterable<Owned>, site: readonly string[]): string[] {
  const owners = new Map(site.map((key) => [key, 'the site']));
  const found: string[] = [];
  for (const { key, owner } of all) {
    const before = owners.get(key);
    if (before === undefined) owners.set(key, owner);
    else if (before !== owner) found.push(`${key}: ${before}; ${owner}`);
  }
  return found;
}

/** What lies in the folder of another release and would be taken for its own. */
function strangers(
  all: readonly Owned[],
  folders: ReadonlyMap<string, string>,
  isOwn: (path: string) => boolean,
): string[] {
  const found: string[] = [];
  for (const { key, owner, slug } of all) {
    for (let end = key.indexOf('/') + 1; end > 0; end = key.indexOf('/', end) + 1) {
      const folder = key.slice(0, end);
      const of = folders.get(folder);
      if (of !== undefined && of !== slug && isOwn(key.slice(end))) found.push(`${owner} in ${folder}`);
    }
  }
  return found;
}

describe('of releases whose names are names of our own', () => {
  const slugs = new Set<string>();
  const refused = new Set<string>();
  const publicOnes: Owned[] = [];
  const work: Owned[] = [];

  beforeAll(() => {
    const attachments = new Map<string, Set<string>>();
    const take = (uploadKey: string) => {
      try {
        const { slug, attachment } = readUploadKey(uploadKey, languages);
        if (attachment === undefined) slugs.add(slug);
        else attachments.set(slug, (attachments.get(slug) ?? new Set()).add(attachment));
      } catch {
        return false;
      }
      work.push(...reportKeys(uploadKey));
      return true;
    };
    for (const path of paths) {
      if (!take(`${path}.md`)) refused.add(path);
      for (const name of attached) take(`${path}.files/${name}`);
    }
    for (const [slug, names] of attachments) {
      for (const name of names) publicOnes.push(...attachedKeys(slug, name));
    }
    for (const slug of slugs) {
      publicOnes.push(...publicKeys(slug));
      work.push(...keysAtWork(slug));
    }
  });

  test('there are many, and those that are refused are named by a rule', () => {
    const rule = /^(?:index\.html|feed\.json|months)(?:\/|$)|(?:^|\/)v1\/assets(?:\/|$)/;
    expect([...refused].filter((path) => !rule.test(path))).toEqual([]);
    expect(refused.size).toBeGreaterThan(paths.length / 10);
    expect(slugs.size).toBeGreaterThan(paths.length / 2);
    expect(publicOnes.length).toBeGreaterThan(paths.length * 15);
    expect(work.length).toBeGreaterThan(paths.length * 35);
  });

  test('no two share a public key, and none has one of the site’s', () => {
    expect(collisions(publicOnes, shared.publish)).toEqual([]);
  });

  test('no two share a key in the work bucket, previews and reports included', () => {
    expect(collisions(work, shared.work)).toEqual([]);
  });

  test('the folder of a version, or of previews, holds what is another’s only where nobody takes it for its own', () => {
    const versions = new Map([...slugs].flatMap((slug) => numbers.map((n) => [publishKeys.version(slug, n), slug])));
    expect(strangers(publicOnes, versions, isOwnPath)).toEqual([]);
    expect(strangers(publicOnes, versions, () => true).length).toBeGreaterThan(0);
    const previews = new Map([...slugs].map((slug) => [workKeys.previewsOf(slug), slug]));
    const shown = work.filter(({ key }) => key.startsWith('preview/'));
    expect(strangers(shown, previews, () => true)).toEqual([]);
  });

  test('those that are refused would have them: lists of the site, and attachments of others', () => {
    const more = [...refused].flatMap(publicKeys);
    const found = collisions([...publicOnes, ...more], shared.publish).join('\n');
    expect(found).toContain('fr/months/2026-11/index.html: the site; months/2026-11 | page fr');
    expect(found).toContain('/v1/assets/v1/manifest.json: ');
  });
});
