import { expect, test, vi } from 'vitest';
import { verifyCopy } from '../../../cli/verify/verify.ts';
import { siteKeys } from '../../../contracts/keys.ts';
import type { CatalogueShard } from '../../../core/publication/site/catalogue.ts';
import { signPurge } from '../../../functions/withdraw/sign-purge.ts';
import { copyOf, published, withdrawn } from './newsstand.ts';

test('a purge leaves the digest and one signed entry, however often it is repeated', async () => {
  vi.spyOn(console, 'info').mockImplementation(() => {});
  const press = await published();
  await withdrawn(press);
  await signPurge('observatory', 1, press.services);
  await signPurge('observatory', 1, press.services);
  await signPurge('observatory', 7, press.services); // readers never saw it
  await press.settle();

  const files = press.objects;
  for (const key of files.keys()) if (key.startsWith('releases/observatory/')) files.delete(key);
  const shard = JSON.parse(files.get(siteKeys.catalogueShard(1))?.toString() ?? '') as CatalogueShard;
  expect(shard.entries.map(({ event, release }) => `${event} ${release}`).slice(-2)).toEqual([
    'withdrawn observatory',
    'purged observatory',
  ]);
  const { signature } = shard.entries.at(-1) ?? {};
  expect(JSON.parse(signature?.signed ?? '')).toMatchObject({
    release: 'observatory',
    version: 1,
    purgedAt: press.now.toISOString().replace('.000Z', 'Z'),
    previous: { entry: 4 },
  });
  expect(JSON.stringify(shard)).not.toContain('title');
  const whole = await verifyCopy({ copy: copyOf(files) }, {});
  expect(whole).toMatchObject({ outcome: 'unknownSigner', findings: [] });

  const text = files.get(siteKeys.catalogueShard(1))?.toString() ?? '';
  const forged = text.replace('\\"version\\":1', '\\"version\\":2');
  expect(forged).not.toBe(text);
  const altered = new Map([...files, [siteKeys.catalogueShard(1), Buffer.from(forged)]]);
  expect((await verifyCopy({ copy: copyOf(altered) }, {})).findings).toEqual([
    { file: siteKeys.catalogueShard(1), problem: expect.stringContaining('purge in entry 5') },
  ]);
});
