import { expect, test, vi } from 'vitest';
import { workKeys } from '../../../contracts/keys.ts';
import { publish } from '../../../functions/publish/publish.ts';
import { places } from '../../support/in-memory-cloud/services.ts';
import { PublicHouse } from '../withdraw/house.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

/** What a role that may write documents could put in the place of a translation. */
function replace(house: PublicHouse, language: string): void {
  const key = workKeys.rendition('ferry', 1, language);
  const { body } = house.cloud.s3.objects(places.work).get(key) ?? { body: Buffer.alloc(0) };
  const forged = JSON.stringify({
    ...JSON.parse(body.toString()),
    body: '<script src="https://evil.example/x.js"></script>',
  });
  house.cloud.s3.answer('PutObjectCommand', { Bucket: places.work, Key: key, Body: forged });
}

test.each(['en', 'es'])(
  'a rendition into %s that Translate did not make is refused, and nothing is public',
  async (language) => {
    const house = new PublicHouse();
    const input = await house.drop('ferry', 'Alpha');
    replace(house, language);
    expect(await publish({ ...input, clearsLater: true }, house.services)).toEqual({
      schema: 1,
      outcome: 'failed',
      clear: { slug: 'ferry', version: 1, reference: 'refused v1' },
    });
    expect([...house.objects.keys()]).toEqual([]);
    expect(house.reports).toMatchObject([{ outcome: 'failed', errors: [{ code: 'RenditionReplaced' }] }]);
    // The same file again repeats the work, under the next number.
    const again = await house.drop('ferry', 'Alpha');
    expect(await publish(again, house.services)).toMatchObject({ outcome: 'published', version: 2 });
  },
);

test('an execution that began before Translate named digests is published', async () => {
  const house = new PublicHouse();
  const { results, ...input } = await house.drop('ferry', 'Alpha');
  const before = results.map(({ language }) => ({ language, status: 'translated' as const }));
  expect(await publish({ ...input, results: before }, house.services)).toMatchObject({ outcome: 'published' });
});
