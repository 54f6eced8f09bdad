import { publishKeys } from '../../contracts/keys.ts';
import type { Manifest } from '../../contracts/manifest.ts';
import { headOf } from '../../core/publication/signatures/chain.ts';
import { signatureObject } from '../../core/publication/signatures/signing.ts';
import { statementText } from '../../core/publication/signatures/statement.ts';
import type { WithdrawServices } from './services.ts';

/**
 * Signs the manifest that a withdrawal left of a version. The earlier signature went with the texts: if signing fails,
 * the manifest has none until a retry.
 */
export async function signNotice(
  slug: string,
  number: number,
  { published, sign, table, settings }: Pick<WithdrawServices, 'published' | 'sign' | 'table' | 'settings'>,
): Promise<void> {
  if (sign === undefined) return;
  const manifest = await published.getJson<Manifest>(publishKeys.manifest(slug, number));
  const statement = statementText(settings.siteUrl, manifest, { previous: headOf(await table.counters()) });
  await published.put(signatureObject(manifest, await sign(statement)));
}
