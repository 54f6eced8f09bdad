import { expect, it } from 'vitest';
import { siteKeys } from '../../contracts/keys.ts';
import type { CatalogueIndex } from '../../core/publication/site/catalogue.ts';
import { until } from '../../terminal/until.ts';
import { catalogueLog, reader } from '../core/publication/site/writer/reading.ts';
import { dropAndWait, fresh, latestOf, manifestOf, publishedJson } from './support/releases.ts';
import { sharedNow } from './support/shared-objects.ts';
import { quiet } from './support/site-queue.ts';

it('an update of one language changes the time of its entry in the feed, and nothing else of the entry', async () => {
  const key = fresh('one-language.md');
  const slug = key.slice(0, -3);
  const only = { metadata: { languages: 'fr, es' } };
  await dropAndWait(key, '# Tram\n\nIt runs from 5 to 23 on all days.\n', only);
  // Times of versions are whole seconds: in the same one, nothing would have changed.
  const { publishedAt } = await manifestOf(slug, 1);
  await until('another second', async () => Date.now() >= Date.parse(publishedAt) + 1000 || undefined);
  await dropAndWait(`${slug}.fr.md`, '# Tramway\n\nIl circule de 5 à 23 heures tous les jours.\n');
  await quiet();
  const entry = async (language: string) => {
    const feed = reader(await sharedNow(), language).feed();
    const [found, ...others] = feed.filter(({ _dragoman: { release } }) => release === slug);
    expect(others).toEqual([]);
    return found;
  };
  const [fr, es] = [await entry('fr'), await entry('es')];
  expect(fr).toMatchObject({ _dragoman: { version: 2, origin: 'human' } });
  expect(fr?.date_modified).not.toBe(fr?.date_published);
  expect(es?.date_modified).toBe(es?.date_published);
  expect((await latestOf(slug))?.version).toBe(2);
  const index = await publishedJson<CatalogueIndex>(siteKeys.catalogue);
  expect(index.entries).toBe(catalogueLog(await sharedNow()).entries.length);
});
