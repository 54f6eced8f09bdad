import { readFile } from 'node:fs/promises';
import { publishKeys, siteKeys } from '../../contracts/keys.ts';
import type { Latest } from '../../contracts/manifest.ts';
import type { CatalogueEntry } from '../../core/publication/site/catalogue.ts';
import { CliError } from '../cli-error.ts';
import { type Copy, webCopy } from './copy.ts';
import type { Subject } from './subject.ts';
import { parsed, readKeys, shortened, type Trust } from './trust.ts';
import { type CheckedCatalogue, contradictions, verifyCatalogue } from './verify-catalogue.ts';
import { type CheckedVersion, type Discrepancy, verifyVersion, versionFolders } from './verify-version.ts';

/** Exit codes, and what each means; docs/operators/authenticity.md has the same table. */
export const exitCodes = { authentic: 0, altered: 1, unusable: 2, unknownSigner: 3, withdrawn: 4 } as const;

export interface VerifiedCopy {
  outcome: Exclude<keyof typeof exitCodes, 'unusable'>;
  versions: (CheckedVersion & { later: string | undefined })[];
  catalogue: CheckedCatalogue | undefined;
  /** Everything that is wrong. */
  findings: Discrepancy[];
  trust: Trust | undefined;
  /** Whether the site itself was asked for what came later. */
  isOnline: boolean;
}

/**
 * Verifies a copy.
 *
 * @throws CliError if the keys cannot be read, or there is nothing to verify.
 */
export async function verifyCopy(
  { copy, folder, only }: Subject,
  { site, key, get = fetch }: { site?: string | undefined; key?: string | undefined; get?: typeof fetch },
): Promise<VerifiedCopy> {
  const chosen = await chosenKeys(site, key, get);
  const beside = chosen === undefined ? await keysBeside(copy) : undefined;
  const findings: Discrepancy[] = typeof beside === 'string' ? [{ file: siteKeys.keys, problem: beside }] : [];
  if (chosen !== undefined) findings.push(...(await alteredKeys(copy, chosen)));
  const trust = chosen ?? (typeof beside === 'object' ? beside : undefined);
  const catalogue = await verifyCatalogue(copy, trust);
  const folders = folder === undefined ? foldersOf(copy, catalogue?.entries ?? []) : [folder];
  if (folders.length === 0) {
    throw new CliError(
      copy.keys === undefined
        ? 'The address does not lead to a version: the site does not have a catalogue.'
        : 'The folder does not contain a version: neither it nor a folder below it has a manifest.json.',
    );
  }
  findings.push(...(catalogue?.findings ?? []));
  const newest = site === undefined ? undefined : latestAt(webCopy(site, get));
  const versions: VerifiedCopy['versions'] = [];
  for (const one of folders) {
    const version = await verifyVersion(copy, one, { trust, only });
    const { signature } = version;
    if (catalogue !== undefined && signature !== undefined) findings.push(...contradictions(catalogue, signature));
    findings.push(...(isBefore(version, catalogue) ? [] : version.findings));
    versions.push({ ...version, later: await laterThan(version, catalogue, newest) });
  }
  return {
    outcome: outcomeOf(findings, versions),
    versions,
    catalogue,
    findings: [...new Map(findings.map((one) => [`${one.file} ${one.problem}`, one])).values()],
    trust,
    isOnline: site !== undefined,
  };
}

function outcomeOf(findings: readonly Discrepancy[], versions: VerifiedCopy['versions']): VerifiedCopy['outcome'] {
  if (findings.length > 0) return 'altered';
  if (versions.some(({ signature }) => signature?.by !== 'chosen')) return 'unknownSigner';
  return versions.some(({ later, signature }) => later !== undefined || signature?.statement.withdrawnAt !== undefined)
    ? 'withdrawn'
    : 'authentic';
}

/** Whether a version has no signature because it is older than signatures: its own entry in the catalogue says so. */
function isBefore({ isUnsigned, manifest }: CheckedVersion, catalogue: CheckedCatalogue | undefined): boolean {
  if (!isUnsigned || manifest === undefined) return false;
  const own = catalogue?.entries.find(
    ({ release, version }) => release === manifest.release && version === manifest.version,
  );
  return own !== undefined && own.statement === undefined;
}

async function chosenKeys(
  site: string | undefined,
  key: string | undefined,
  get: typeof fetch,
): Promise<Trust | undefined> {
  if (site === undefined && key === undefined) return undefined;
  const from = key ?? site ?? '';
  const bytes =
    key === undefined
      ? await webCopy(from, get).read(siteKeys.keys)
      : await readFile(key).catch((cause: Error) => {
          throw new CliError(`${key} cannot be read: ${cause.message}`, { cause });
        });
  if (bytes === undefined) throw new CliError(`${from} does not publish keys: there is no ${siteKeys.keys}`);
  const trust = readKeys(bytes, from, true);
  if (typeof trust === 'string') throw new CliError(`${key ?? `${from}/${siteKeys.keys}`} ${trust}.`);
  if (key === undefined || site === undefined || trust.sites?.includes(site) !== false) {
    return site === undefined
      ? trust
      : { ...trust, sites: trust.sites ?? [site], from: key === undefined ? site : key };
  }
  throw new CliError(`${key} has the keys of ${trust.sites.join(', ')}, not of ${site}.`);
}

async function keysBeside(copy: Copy): Promise<Trust | string | undefined> {
  const bytes = await copy.read(siteKeys.keys);
  return bytes && readKeys(bytes, 'the copy', false);
}

/** A copy may have the keys of an earlier time, but not others. */
async function alteredKeys(copy: Copy, chosen: Trust): Promise<Discrepancy[]> {
  const beside = await keysBeside(copy);
  if (beside === undefined) return [];
  const problem = typeof beside === 'string' ? beside : strangerIn(beside, chosen);
  return problem === undefined ? [] : [{ file: siteKeys.keys, problem }];
}

function strangerIn(beside: Trust, { keys, sites, from }: Trust): string | undefined {
  for (const key of beside.keys) {
    const own = keys.find(({ fingerprint }) => fingerprint === key.fingerprint);
    if (own === undefined) return `has the key ${shortened(key.fingerprint)}, which is not among those of ${from}`;
    if (own.from !== '' && own.from !== key.from)
      return `is altered: another time for the key ${shortened(key.fingerprint)}`;
  }
  const other = sites && beside.sites?.find((site) => !sites.includes(site));
  return other === undefined ? undefined : `has the address ${other}, which is not among those of ${from}`;
}

function foldersOf({ keys }: Copy, entries: readonly CatalogueEntry[]): string[] {
  if (keys !== undefined) return versionFolders(keys);
  const folders = new Set<string>();
  for (const { event, release, version } of entries) {
    const folder = publishKeys.version(release, version);
    if (event === 'purged') folders.delete(folder);
    else folders.add(folder);
  }
  return [...folders];
}

/** Reads `latest/<slug>.json` of the site that the caller trusts; null if the site does not have the release. */
function latestAt(site: Copy): (slug: string) => Promise<Latest | null> {
  return async (slug) => {
    const bytes = await site.read(publishKeys.latest(slug));
    return bytes === undefined ? null : (parsed(Buffer.from(bytes).toString()) as Latest);
  };
}

/** What happened to a version later: it was withdrawn or purged. */
async function laterThan(
  { signature }: CheckedVersion,
  catalogue: CheckedCatalogue | undefined,
  newest: ((slug: string) => Promise<Latest | null>) | undefined,
): Promise<string | undefined> {
  if (signature === undefined) return undefined;
  const { release, version } = signature.statement;
  const own = catalogue?.entries.filter((entry) => entry.release === release) ?? [];
  const purged = own.find((entry) => entry.event === 'purged' && entry.version === version);
  if (purged !== undefined) return `was purged ${purged.at}`;
  const withdrawn = own.find((entry) => entry.event === 'withdrawn' && entry.version >= version);
  if (withdrawn !== undefined) return `was withdrawn ${withdrawn.at}`;
  const latest = await newest?.(release);
  if (latest === null) return 'is not at the site any more';
  return latest?.withdrawn !== undefined && latest.version >= version
    ? `was withdrawn ${latest.withdrawn.at}`
    : undefined;
}
