import { publishKeys } from '../../../contracts/keys.ts';
import type { Latest } from '../../../contracts/manifest.ts';
import type { Committed } from '../../releases/revisions/release-record.ts';
import { jsonText, moving, type PublishedObject } from '../published-object.ts';

/** `latest/<slug>.json` of what was committed. */
export function latestObject(slug: string, { version, complete, awaitsReview, languages }: Committed): PublishedObject {
  const latest: Latest = {
    release: slug,
    version,
    manifest: publishKeys.manifest(slug, version),
    status: complete && !awaitsReview ? 'published' : 'partial',
    languages,
  };
  return moving(publishKeys.latest(slug), 'application/json', jsonText(latest));
}
