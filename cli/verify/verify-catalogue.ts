import { siteKeys } from '../../contracts/keys.ts';
import { sha256 } from '../../contracts/sha256.ts';
import type { ChainLink } from '../../contracts/signature.ts';
import { catalogueShard as size } from '../../contracts/site.ts';
import { jsonText } from '../../core/publication/published-object.ts';
import { digestOfEntry } from '../../core/publication/signatures/chain.ts';
import {
  type CatalogueEntry,
  type CatalogueShard,
  catalogueIndex,
  shardOfEntry,
} from '../../core/publication/site/catalogue.ts';
import { catalogueShardSchema, catalogue as indexSchema } from '../../core/publication/site/schemas/catalogue.ts';
import type { Copy } from './copy.ts';
import { type CheckedSignature, checkValue, parsed, sameBytes, type Trust } from './trust.ts';
import type { Discrepancy } from './verify-version.ts';

export interface CheckedCatalogue {
  /** Oldest first; those that could be read. */
  entries: readonly CatalogueEntry[];
  findings: Discrepancy[];
}

/** Checks the catalogue of a copy by itself: every byte, and the chain. Undefined if the copy has none. */
export async function verifyCatalogue(copy: Copy, trust: Trust | undefined): Promise<CheckedCatalogue | undefined> {
  const findings: Discrepancy[] = [];
  const found = (file: string, problem: string) => void findings.push({ file, problem });
  const indexBytes = await copy.read(siteKeys.catalogue);
  const hasShard = copy.keys?.some((key) => key.startsWith('catalogue/')) ?? false;
  if (indexBytes === undefined && !hasShard) return undefined;
  if (indexBytes === undefined) found(siteKeys.catalogue, 'is missing');
  const read = indexSchema.safeParse(parsed(Buffer.from(indexBytes ?? []).toString()));
  const index = read.success ? read.data : undefined;
  if (
    indexBytes !== undefined &&
    (index === undefined || !sameBytes(indexBytes, jsonText(catalogueIndex(index.entries, index.head))))
  ) {
    found(siteKeys.catalogue, 'is altered: it does not have the form of a catalogue');
  }
  const shards = index?.shards ?? copy.keys?.filter((key) => /^catalogue\/\d+\.json$/.test(key)).length ?? 0;
  const entries: CatalogueEntry[] = [];
  for (let shard = 1; shard <= shards; shard += 1) {
    const key = siteKeys.catalogueShard(shard);
    const bytes = await copy.read(key);
    const content = bytes && shardOf(bytes, shard);
    if (bytes === undefined) found(key, 'is missing');
    else if (content === undefined) found(key, 'is altered: it does not have the form of a catalogue');
    entries.push(...(content?.entries ?? []));
  }
  if (findings.length === 0) findings.push(...chainProblems(entries, trust));
  const last = entries.at(-1);
  if (findings.length === 0 && index !== undefined && last !== undefined) {
    if (entries.length < index.entries) found(siteKeys.catalogueShard(shards), 'is altered: entries are missing');
    // An index is written after the entries, so a copy may have an entry more.
    const indexed = entries[index.entries - 1];
    if (indexed !== undefined && digestOfEntry(indexed) !== index.head) {
      found(
        siteKeys.catalogueShard(shardOfEntry(index.entries)),
        `is altered: entry ${index.entries} is not the one in the index`,
      );
    }
  }
  return { entries, findings };
}

function chainProblems(entries: readonly CatalogueEntry[], trust: Trust | undefined): Discrepancy[] {
  let before: CatalogueEntry | undefined;
  let isChained = false;
  for (const [n, entry] of entries.entries()) {
    const file = siteKeys.catalogueShard(shardOfEntry(n + 1));
    if (entry.number !== n + 1) return [{ file, problem: `is altered: entry ${n + 1} has the number ${entry.number}` }];
    const isLinked = before === undefined ? entry.previous === undefined : entry.previous === digestOfEntry(before);
    const mayBegin = !isChained && entry.previous === undefined;
    if (!isLinked && !mayBegin) {
      return [{ file, problem: `is altered: entry ${n} is not the one that entry ${n + 1} refers to` }];
    }
    isChained ||= entry.previous !== undefined || entry.statement !== undefined;
    if (entry.event === 'purged') {
      const signature = entry.signature && checkValue(entry.signature, trust);
      const problem =
        signature === undefined ? 'has no signature' : typeof signature === 'string' ? signature : undefined;
      if (problem !== undefined) return [{ file, problem: `is altered: the purge in entry ${n + 1} ${problem}` }];
      const { release, version } = (signature as CheckedSignature).statement;
      if (release !== entry.release || version !== entry.version) {
        return [{ file, problem: `is altered: the purge in entry ${n + 1} is of ${release} v${version}` }];
      }
    }
    before = entry;
  }
  return [];
}

/** What a signed version says of the catalogue, against the catalogue itself. */
export function contradictions(
  { entries, findings }: CheckedCatalogue,
  { statement, signed }: Pick<CheckedSignature, 'statement' | 'signed'>,
): Discrepancy[] {
  if (findings.length > 0) return [];
  const { release, version, previous, withdrawnAt } = statement;
  const problem = previous && anchorProblem(entries, previous);
  if (previous !== undefined && problem !== undefined) {
    const file = siteKeys.catalogueShard(shardOfEntry(previous.entry));
    return [{ file, problem: `${problem} when ${release} v${version} was signed` }];
  }
  if (withdrawnAt !== undefined) return [];
  const own = entries.find(
    (entry) => entry.release === release && entry.version === version && entry.statement !== undefined,
  );
  if (own === undefined || own.statement === sha256(signed)) return [];
  const file = siteKeys.catalogueShard(shardOfEntry(own.number));
  return [{ file, problem: `contradicts the signature of ${release} v${version} (entry ${own.number})` }];
}

function anchorProblem(
  entries: readonly CatalogueEntry[],
  { entry: number, sha256: digest }: ChainLink,
): string | undefined {
  const entry = entries[number - 1];
  if (entry === undefined) return `is cut off: there were ${number} entries`;
  return digestOfEntry(entry) === digest ? undefined : `is altered: its entries up to ${number} were others`;
}

/** Undefined if the bytes are not as Dragoman writes them. */
function shardOf(bytes: Uint8Array, shard: number): CatalogueShard | undefined {
  const text = Buffer.from(bytes).toString();
  const value = parsed(text);
  const read = catalogueShardSchema.safeParse(value);
  const isWhole = read.success && read.data.shard === shard && read.data.sealed === (read.data.entries.length === size);
  return isWhole && text === `${JSON.stringify(value)}\n` ? read.data : undefined;
}
