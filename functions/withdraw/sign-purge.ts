import { publishKeys } from '../../contracts/keys.ts';
import type { Manifest } from '../../contracts/manifest.ts';
import { wholeSeconds } from '../../core/lib/clock.ts';
import { statementText } from '../../core/publication/signatures/statement.ts';
import { logPurge } from '../../core/publication/site/writer/log-purge.ts';
import type { SiteTable } from '../../core/publication/site/writer/services.ts';
import type { WithdrawServices } from './services.ts';

export interface SignPurgeServices
  extends Pick<WithdrawServices, 'published' | 'public' | 'clock' | 'settings' | 'site' | 'sign'> {
  table: Pick<SiteTable, 'counters' | 'placed' | 'entry' | 'commit'>;
}

/**
 * Leaves in the catalogue that a version was purged, signed, with the digest of its manifest. Comes before the version
 * is erased, since it reads the manifest. Does nothing for a version that readers never saw.
 */
export async function signPurge(slug: string, version: number, services: SignPurgeServices): Promise<void> {
  const { published, settings, sign, table } = services;
  const versions = await services.public.versions(slug);
  const stored = await published.read(publishKeys.manifest(slug, version));
  if (stored === undefined || !versions.some(({ number }) => number === version)) return;
  const manifest = JSON.parse(stored.text) as Manifest;
  const at = wholeSeconds(services.clock.now());
  await logPurge(
    { release: slug, version, at },
    async (previous) => sign?.(statementText(settings.siteUrl, manifest, { previous, purgedAt: at })),
    table,
  );
  // The state of the release does not change with a purge, so no tick of it names this message.
  await services.site.tell(slug, -version);
}
