import { CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siteKeys } from '../../contracts/keys.ts';
import { feedEntries } from '../../contracts/site.ts';
import { runWorkers } from '../../core/lib/run-workers.ts';
import type { CatalogueIndex } from '../../core/publication/site/catalogue.ts';
import { until } from '../../terminal/until.ts';
import { catalogueLog, reader, sitemapUrls } from '../core/publication/site/writer/reading.ts';
import type { Shelf } from '../core/publication/site/writer/site-in-memory.ts';
import { config, stack } from './support/cloud.ts';
import { engine } from './support/engine.ts';
import { dropAndWait, fresh, latestOf, manifestOf, publishedJson } from './support/releases.ts';
import { sharedNow } from './support/shared-objects.ts';

/** What many releases that come one upon the other share in the end. */

const languages = ['en', 'es', 'fr', 'it', 'pt', 'ca', 'ar'];
const many = 100;

/** Until the writer has taken in all that it was told: SQS gives nothing out any more, and hides nothing. */
async function quiet(): Promise<void> {
  const { StackResources = [] } = await new CloudFormationClient(config).send(
    new DescribeStackResourcesCommand({ StackName: 'Dragoman' }),
  );
  const queues = StackResources.filter(
    ({ ResourceType, LogicalResourceId = '' }) =>
      ResourceType === 'AWS::SQS::Queue' && LogicalResourceId.startsWith('PipelineSiteQueue'),
  );
  expect(queues).toHaveLength(2);
  const sqs = new SQSClient(config);
  for (const { LogicalResourceId = '', PhysicalResourceId: QueueUrl } of queues) {
    await until(`${LogicalResourceId} to be empty`, async () => {
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({
          QueueUrl,
          AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
        }),
      );
      return Object.values(Attributes).every((count) => count === '0') ? true : undefined;
    });
  }
}

describe(`${many} releases, eight of them always under way`, () => {
  const name = fresh('bridges');
  const slugs = Array.from({ length: many }, (_, n) => `${name}/${String(n).padStart(3, '0')}`);
  const own = (all: readonly string[]) => all.filter((slug) => slug.startsWith(`${name}/`));
  let shared: Shelf;

  beforeAll(async () => {
    await engine.behave({ engine: 'pseudo' });
    // Each function under way is a process here: more at once than this, and the machine does nothing but start them.
    await runWorkers([...slugs.entries()], 8, async ([n, slug]) => {
      expect(await dropAndWait(`${slug}.md`, `# Bridge ${n}\n\nIt opens today.\n`)).toMatchObject({
        outcome: 'published',
      });
    });
    await quiet();
    shared = await sharedNow();
  }, 580_000);
  afterAll(() => engine.restore());

  it.each(languages)('stand once, and in order, on the pages of the months in %s', async (language) => {
    // What other tests published stands among them, some of it since a version other than the first.
    const listed = own(reader(shared, language).months());
    expect(listed.toSorted()).toEqual(slugs);
    const times = new Map(
      await Promise.all(
        listed.map(
          async (slug) =>
            [
              slug,
              (await publishedJson<{ publishedAt: string }>(`releases/${slug}/v1/manifest.json`)).publishedAt,
            ] as const,
        ),
      ),
    );
    const inTime = listed.map((slug) => times.get(slug) ?? '');
    expect(inTime).toEqual(inTime.toSorted().reverse());
  });

  it.each(languages)('fill the first page and both feeds in %s', (language) => {
    const read = reader(shared, language);
    expect(own(read.first())).toHaveLength(20);
    expect(new Set(read.first()).size).toBe(20);
    const ids = read.feed().map(({ id }) => id);
    expect(ids).toHaveLength(feedEntries);
    expect(new Set(ids).size).toBe(feedEntries);
    expect(read.atom().map(({ id }) => id)).toEqual(ids);
  });

  it('stand once in the sitemap, in each language, and name each other', () => {
    const urls = sitemapUrls(shared, stack.siteUrl).filter(({ loc }) => loc.includes(`/${name}/`));
    const expected = slugs.flatMap((slug) => languages.map((language) => `${stack.siteUrl}/${language}/${slug}/`));
    expect(urls.map(({ loc }) => loc).toSorted()).toEqual(expected.toSorted());
    for (const { alternates } of urls) expect(alternates).toHaveLength(languages.length + 1);
  });

  it('stand once in the catalogue, whose log has no gap', () => {
    const { entries } = catalogueLog(shared);
    expect(entries.map(({ number }) => number)).toEqual(entries.map((_, n) => n + 1));
    const ours = entries.filter(({ release }) => release.startsWith(`${name}/`));
    expect(ours.map(({ release }) => release).toSorted()).toEqual(slugs);
    expect(ours.every(({ event }) => event === 'published')).toBe(true);
  });

  it('lead only to pages that are there', async () => {
    const addresses = [
      ...reader(shared, 'fr')
        .feed()
        .map(({ url }) => url),
      ...languages.flatMap((language) => [`${stack.siteUrl}/${language}/`, `${stack.siteUrl}/${language}/months/`]),
      `${stack.siteUrl}/robots.txt`,
      `${stack.siteUrl}/${siteKeys.schema('manifest')}`,
    ];
    for (const address of addresses) expect([address, (await fetch(address)).status]).toEqual([address, 200]);
  });
});

describe('an update of one language', () => {
  it('changes the time of its entry in the feed, and nothing else of the entry', async () => {
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
});
