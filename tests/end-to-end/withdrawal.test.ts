import { CloudFormationClient, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { CloudFrontClient, GetInvalidationCommand, paginateListInvalidations } from '@aws-sdk/client-cloudfront';
import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { askerOf } from '../../cli/withdrawn/ask.ts';
import { inspect } from '../../cli/withdrawn/inspect.ts';
import { publishKeys, urlPath } from '../../contracts/keys.ts';
import type { Versions } from '../../core/publication/site/versions.ts';
import { config, s3, stack } from './support/cloud.ts';
import {
  drop,
  dropAndWait,
  found,
  fresh,
  latestOf,
  manifestOf,
  published,
  publishedKeys,
  remove,
  reportOf,
} from './support/releases.ts';

const languages = ['en', 'es'];
const spanish = { metadata: { languages: 'es' } };
const text = '# The ferry sails again\n\nZanzibar is reached by noon.\n';

const pagesOf = (slug: string, versions: number[]) =>
  languages.flatMap((language) => [
    publishKeys.sitePage(language, slug),
    ...versions.map((version) => `${publishKeys.version(slug, version)}${publishKeys.page(language)}`),
  ]);
const textOf = async (key: string) => (await published(key)).bytes.toString();

/** Nothing public has a word of it, and every page that there was says that it is withdrawn. */
async function expectWithdrawn(slug: string, versions: number[]): Promise<void> {
  const pages = pagesOf(slug, versions);
  const keys = [
    ...(await publishedKeys(`releases/${slug}/`)),
    ...languages.map((language) => publishKeys.sitePage(language, slug)),
    publishKeys.latest(slug),
    publishKeys.versions(slug),
  ];
  const manifests = versions.flatMap((version) => [
    publishKeys.manifest(slug, version),
    publishKeys.signature(slug, version),
  ]);
  expect(keys.toSorted()).toEqual(
    [...pages, ...manifests, publishKeys.latest(slug), publishKeys.versions(slug)].toSorted(),
  );
  for (const key of keys) expect(await textOf(key), key).not.toMatch(/ferry sails|transbordador|Zanz/i);
  for (const page of pages) expect(await textOf(page), page).toMatch(/Withdrawn|Retirad/i);
  expect(await latestOf(slug)).toMatchObject({ status: 'withdrawn', version: versions.at(-1), languages: {} });
}

async function versionsOf(slug: string): Promise<Versions> {
  return JSON.parse(await textOf(publishKeys.versions(slug))) as Versions;
}

describe('deleting what is published', () => {
  it('leaves a notice on every page of every version and nothing of the text; dropped again, it is the next', async () => {
    const key = fresh('ferry.md');
    const slug = key.slice(0, -3);
    await dropAndWait(key, text, spanish);
    await dropAndWait(key, text.replace('noon', 'one'), spanish);
    const report = await reportOf(await remove(key));
    expect(report).toMatchObject({
      outcome: 'withdrawn',
      version: 2,
      manifest: publishKeys.manifest(slug, 2),
      withdrawn: { versions: [1, 2], languages },
      warnings: [],
    });
    await expectWithdrawn(slug, [1, 2]);
    expect((await manifestOf(slug, 1)).withdrawn).toEqual((await latestOf(slug))?.withdrawn);
    expect((await versionsOf(slug)).versions.map(({ withdrawn }) => withdrawn !== undefined)).toEqual([true, true]);

    expect(await dropAndWait(key, text, spanish)).toMatchObject({ outcome: 'published', version: 3 });
    for (const page of pagesOf(slug, [3])) expect(await textOf(page)).toContain('Zanz');
    for (const page of pagesOf(slug, [1, 2]).filter((page) => page.startsWith('releases/'))) {
      expect(await textOf(page)).toMatch(/Withdrawn|Retirad/i);
    }
    expect(await latestOf(slug)).toMatchObject({ version: 3, status: 'published' });
    const after = await versionsOf(slug);
    expect(after).not.toHaveProperty('withdrawn');
    expect(after.versions.map(({ version, withdrawn }) => [version, withdrawn !== undefined])).toEqual([
      [3, false],
      [2, true],
      [1, true],
    ]);
  });

  it('takes its addresses out of the caches', async () => {
    const key = fresh('cached.md');
    const slug = key.slice(0, -3);
    await dropAndWait(key, text, spanish);
    await reportOf(await remove(key));
    const cloudfront = new CloudFrontClient(config);
    const paths = await invalidated(cloudfront);
    expect(paths.find((one) => one.includes(`/latest/${urlPath(slug)}.json`))?.toSorted()).toEqual(
      [
        `/latest/${urlPath(slug)}.json`,
        `/versions/${urlPath(slug)}.json`,
        ...languages.flatMap((tag) => [`/${tag}/${urlPath(slug)}/`, `/${tag}/${urlPath(slug)}/index.html`]),
        `/releases/${urlPath(slug)}/v*`,
      ].toSorted(),
    );
    cloudfront.destroy();
  });

  it('of a name that CloudFront does not take leaves nothing in the cache, in any spelling', async () => {
    const slug = fresh("it's~(new) c++");
    await dropAndWait(`${slug}.md`, text, spanish);
    const asker = askerOf(stack.siteUrl, 8);
    const folder = publishKeys.version(slug, 1);
    const keys = [`${folder}${publishKeys.document('es', 'md')}`, `${folder}${publishKeys.page('en')}`];
    const verdicts = async () =>
      (await inspect(keys, asker)).flatMap(({ answers }) => answers.map(({ verdict }) => verdict));
    expect(new Set(await verdicts())).toEqual(new Set(['there', 'nothing']));
    await reportOf(await remove(`${slug}.md`));
    expect(new Set(await verdicts())).toEqual(new Set(['notice', 'nothing']));
    asker.close();
  });

  it('for good, of its last version, does the same', async () => {
    const key = fresh('erased.md');
    const { versionId } = await drop(key, text, spanish);
    await reportOf({ key, versionId });
    await s3.send(new DeleteObjectCommand({ Bucket: stack.uploadBucket, Key: key, VersionId: versionId }));
    expect(await reportOf({ key, versionId: `deleted-${versionId}` })).toMatchObject({ outcome: 'withdrawn' });
    await expectWithdrawn(key.slice(0, -3), [1]);
  });

  it('while its next version is being published: withdrawn whole, whichever was first', async () => {
    const key = fresh('racing.md');
    const slug = key.slice(0, -3);
    await dropAndWait(key, text, spanish);
    const second = await drop(key, text.replace('noon', 'two'), spanish);
    const deleted = await remove(key);
    expect((await reportOf(deleted)).outcome).toBe('withdrawn');
    const ended = await reportOf(second);
    await expectWithdrawn(slug, ended.outcome === 'published' ? [1, 2] : [1]);
  });
});

it('the option withdraws with its reason, which pages and programs are told', async () => {
  const key = fresh('reasoned.md');
  const slug = key.slice(0, -3);
  await dropAndWait(key, text, spanish);
  const reason = 'The ferry was sold.';
  const report = await dropAndWait(key, text, { metadata: { ...spanish.metadata, withdrawn: reason } });
  expect(report).toMatchObject({ outcome: 'withdrawn', version: 1, withdrawn: { reason, versions: [1], languages } });
  await expectWithdrawn(slug, [1]);
  for (const page of pagesOf(slug, [1])) expect(await textOf(page)).toContain(reason);
  expect(await latestOf(slug)).toMatchObject({ withdrawn: { reason } });
  // Deleting the file afterwards changes nothing of that.
  expect(await reportOf(await remove(key))).toMatchObject({ outcome: 'withdrawn', withdrawn: { reason } });
  expect(await latestOf(slug)).toMatchObject({ status: 'withdrawn', withdrawn: { reason } });
});

it('a translation cannot withdraw its release', async () => {
  const key = fresh('kept.md');
  await dropAndWait(key, text, spanish);
  const report = await dropAndWait(key.replace('.md', '.es.md'), text, { metadata: { withdrawn: 'Not ours.' } });
  expect(report).toMatchObject({ outcome: 'rejected', errors: [{ code: 'InvalidOption' }] });
});

/** Paths of every invalidation of the stack's distribution. */
async function invalidated(cloudfront: CloudFrontClient): Promise<string[][]> {
  const cloudformation = new CloudFormationClient(config);
  const { StackResources = [] } = await cloudformation.send(
    new DescribeStackResourcesCommand({ StackName: 'Dragoman' }),
  );
  cloudformation.destroy();
  const DistributionId = found(
    StackResources.find(({ ResourceType }) => ResourceType === 'AWS::CloudFront::Distribution')?.PhysicalResourceId,
    'the distribution',
  );
  const paths: string[][] = [];
  for await (const { InvalidationList } of paginateListInvalidations({ client: cloudfront }, { DistributionId })) {
    for (const { Id } of InvalidationList?.Items ?? []) {
      const { Invalidation } = await cloudfront.send(new GetInvalidationCommand({ DistributionId, Id }));
      paths.push(Invalidation?.InvalidationBatch?.Paths?.Items ?? []);
    }
  }
  return paths;
}
