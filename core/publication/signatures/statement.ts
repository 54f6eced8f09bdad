import type { Manifest } from '../../../contracts/manifest.ts';
import { sha256 } from '../../../contracts/sha256.ts';
import type { ChainLink, SignedStatement } from '../../../contracts/signature.ts';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { jsonText } from '../published-object.ts';

/** What the site states of a manifest, as the text that is signed. Equal input gives equal text, on every retry. */
export function statementText(
  site: string,
  manifest: Manifest,
  { previous, purgedAt }: { previous?: ChainLink | undefined; purgedAt?: string } = {},
): string {
  const { release, version, publishedAt, withdrawn } = manifest;
  return canonicalJson({
    schema: 1,
    site,
    release,
    version,
    publishedAt,
    sha256: sha256(jsonText(manifest)),
    previous,
    withdrawnAt: withdrawn?.at,
    purgedAt,
  } satisfies Record<keyof SignedStatement, unknown>);
}
