import { publicReleases } from '../../aws/dynamodb/public-releases.ts';
import { releasesTable } from '../../aws/dynamodb/releases.ts';
import { keysOf } from '../../aws/s3/object-store.ts';
import { publishKeys } from '../../contracts/keys.ts';
import type { Manifest } from '../../contracts/manifest.ts';
import { allPaths, isOwnPath } from '../../core/publication/versions/own-paths.ts';
import { CliError } from '../cli-error.ts';
import type { Deployment } from '../deployment.ts';
import { readPublished } from '../read-published.ts';

/** Every address that a release has, had, or could have had under its numbers. */
export interface ReleaseAddresses {
  slug: string;
  /** RFC 3339; undefined if readers see the release. */
  withdrawnAt: string | undefined;
  /** The last version number that was ever given. */
  lastVersion: number;
  languages: string[];
  /** Keys of the publish bucket, in the order in which people look for them. */
  keys: string[];
}

/**
 * Collects the addresses of a release from its records, its manifests, and what its files were called. A number whose
 * version died before its manifest has the addresses that any version of the release has.
 *
 * @param only one version: without the release's own pages.
 * @throws CliError if the deployment does not know the release
 */
export async function addressesOf(deployment: Deployment, slug: string, only?: number): Promise<ReleaseAddresses> {
  const releases = publicReleases(deployment.dynamo, deployment.tables.releases);
  const [record, shown, versions, configuration] = await Promise.all([
    releasesTable(deployment.dynamo, deployment.tables.releases).read(slug),
    releases.read(slug),
    releases.versions(slug),
    deployment.configuration(),
  ]);
  if (record === undefined) throw new CliError(`${deployment.called} does not know a release "${slug}".`);
  const numbers = Array.from({ length: record.lastVersion }, (_, index) => index + 1);
  if (only !== undefined && !numbers.includes(only)) {
    throw new CliError(
      `${deployment.called} has not given a version ${only} of "${slug}", only 1 to ${record.lastVersion}.`,
    );
  }
  const paths = new Map<number, string[]>();
  for (const number of numbers) paths.set(number, await knownPaths(deployment, slug, number));

  const { languages: configured, sourceLanguage } = configuration.settings;
  const languages = new Set([
    ...(shown === undefined ? [] : [shown.sourceLanguage]),
    ...versions.flatMap((version) => Object.keys(version.languages)),
    ...(sourceLanguage === 'auto' ? [] : [sourceLanguage]),
    ...configured,
  ]);
  const all = [...paths.values()].flat();
  const extensions = new Set([
    record.extension,
    ...all.flatMap((path) => /^[^/]+\/document\.(\w+)$/.exec(path)?.[1] ?? []),
  ]);
  const assets = new Set([
    ...Object.keys(record.attachments ?? {}).map(publishKeys.asset),
    ...all.filter((path) => path.startsWith(publishKeys.asset(''))),
  ]);
  const ofVersion = (number: number): string[] => [
    ...[...languages].flatMap((language) => [
      publishKeys.page(language),
      publishKeys.data(language),
      publishKeys.ninjs(language),
      ...[...extensions].map((extension) => publishKeys.document(language, extension)),
    ]),
    ...assets,
    ...(paths.get(number) ?? []),
  ];
  const keys = [
    ...(only === undefined
      ? [
          ...[...languages].map((language) => publishKeys.sitePage(language, slug)),
          publishKeys.latest(slug),
          publishKeys.versions(slug),
        ]
      : []),
    ...numbers
      .filter((number) => only === undefined || number === only)
      .flatMap((number) => [
        publishKeys.manifest(slug, number),
        ...ofVersion(number).map((path) => `${publishKeys.version(slug, number)}${path}`),
      ]),
  ];
  return {
    slug,
    withdrawnAt: shown?.withdrawn?.at,
    lastVersion: record.lastVersion,
    languages: [...languages],
    keys: [...new Set(keys)],
  };
}

/** What the bucket still has of a version, and what its manifest says that it had. */
async function knownPaths(deployment: Deployment, slug: string, number: number): Promise<string[]> {
  const folder = publishKeys.version(slug, number);
  const manifest = await readPublished<Manifest>(deployment, publishKeys.manifest(slug, number));
  const stored: string[] = [];
  for await (const key of keysOf(deployment.s3, deployment.publishBucket, folder)) {
    const path = key.slice(folder.length);
    if (isOwnPath(path)) stored.push(path);
  }
  return [...(manifest === undefined ? [] : allPaths(manifest)), ...stored];
}
