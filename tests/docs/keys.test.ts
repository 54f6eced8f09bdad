import { expect, test } from 'vitest';
import { publishKeys, workKeys } from '../../contracts/keys.ts';
import { doc, docs, firstCodes, section } from './documents.ts';

/** What the documents' placeholders stand for. */
const example = {
  slug: '2026/release',
  key: '2026/release.md',
  lang: 'fr',
  ext: 'md',
  name: 'chart.png',
  id: 'Zq3',
  version: 7,
  revision: 3,
  source: 'en',
  sha256: 'ab12',
};

const filled = (layout: string) =>
  layout
    .replace('<slug>', example.slug)
    .replace('<upload key>', example.key)
    .replace('<version id>', example.id)
    .replace('<lang>', example.lang)
    .replace('<ext>', example.ext)
    .replace('<name>', example.name)
    .replace('<N>', String(example.version))
    .replace('<R>', String(example.revision))
    .replace('<source>', example.source)
    .replace('<sha256>', example.sha256);

const layoutsOf = (file: string, heading: string) =>
  firstCodes(section(doc(file), heading))
    .filter((code) => code.includes('<') && code.includes('/'))
    .map(filled)
    .toSorted();

const { slug, key, lang, ext, id, version, revision, source, sha256 } = example;
const folder = publishKeys.version(slug, version);
const published = [
  publishKeys.manifest(slug, version),
  publishKeys.signature(slug, version),
  folder + publishKeys.document(lang, ext),
  folder + publishKeys.page(lang),
  folder + publishKeys.data(lang),
  folder + publishKeys.ninjs(lang),
  folder + publishKeys.asset(example.name),
  publishKeys.latest(slug),
  publishKeys.versions(slug),
  publishKeys.sitePage(lang, slug),
];
const reports = [workKeys.report(key), workKeys.history(key, id)];
const work = [
  workKeys.document(slug, revision),
  workKeys.human(slug, revision, lang),
  workKeys.rendition(slug, revision, lang),
  `${workKeys.review(slug, revision, lang)}.{${ext},html,xlf}`,
  workKeys.preview(slug, revision),
  workKeys.terms(source, sha256),
  ...reports,
];

test('"Fetching results" lists every key of the publish bucket', () => {
  expect(layoutsOf('docs/editors/fetching.md', 'Where everything is')).toEqual(published.toSorted());
});

test('"Reports" says where reports are', () => {
  expect(layoutsOf('docs/editors/reports.md', 'Where reports are')).toEqual(reports.toSorted());
});

test('the architecture says what lies in the work bucket', () => {
  expect(layoutsOf('docs/developers/architecture.md', 'The journey of a document')).toEqual(work.toSorted());
});

test('every key layout that a document mentions is one of these', () => {
  const known = [...published, ...work];
  const mentioned = docs.flatMap(({ path, text }) =>
    [...text.matchAll(/`((?:releases|latest|reports|history)\/[^`\s]*<[^`]+)`/g)].map(([, layout = '']) => [
      path,
      layout,
    ]),
  );
  expect(mentioned.length).toBeGreaterThan(0);
  expect(mentioned.filter(([, layout = '']) => !known.includes(filled(layout)))).toEqual([]);
});
