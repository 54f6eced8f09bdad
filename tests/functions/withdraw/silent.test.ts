import { expect, test, vi } from 'vitest';
import { languageError } from '../../../contracts/failures.ts';
import { publishKeys, workKeys } from '../../../contracts/keys.ts';
import type { Manifest } from '../../../contracts/manifest.ts';
import type { PublishInput } from '../../../contracts/messages.ts';
import type { Report } from '../../../contracts/report.ts';
import type { Rendition } from '../../../core/publication/versions/rendition.ts';
import { publish } from '../../../functions/publish/publish.ts';
import { withdrawRelease } from '../../../functions/withdraw/withdraw.ts';
import { places, servicesInMemory } from '../../support/in-memory-cloud/services.ts';
import { PublicHouse } from './house.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

const denied = 'User: arn:aws:sts::111122223333:assumed-role/TranslateRole8F2A-x/t is not authorized to translate';
const doubt = 'The translation lacks "1,850".';

/** Publishes a text whose Spanish failed, with a doubt about the English, and files of its folder. */
async function publishedWithTrouble(house: PublicHouse, names: readonly string[] = []): Promise<PublishInput> {
  for (const name of names) await house.attach('ferry', name, 'Layoffs of Jane Doe');
  const { release } = await house.drop('ferry', 'Alpha');
  const services = servicesInMemory(house.cloud);
  const at = workKeys.rendition('ferry', release.revision, 'en');
  const made = await services.work.getJson<Rendition>(at);
  const warnings = [{ code: 'number-mismatch' as const, message: doubt, segment: 'b2' }];
  await services.work.putJson(at, { ...made, warnings });
  const error = languageError('EngineDenied', denied);
  const results: PublishInput['results'] = [
    { language: 'en', status: 'translated' },
    { language: 'es', status: 'failed', error },
  ];
  const input = { schema: 1 as const, release, results };
  await publish(input, house.services);
  return input;
}

const bodies = (house: PublicHouse) => [...house.objects].map(([key, { body }]) => `${key}: ${body}`).join('\n');
const manifestOf = (house: PublicHouse) =>
  JSON.parse(house.objects.get(publishKeys.manifest('ferry', 1))?.body ?? '{}') as Manifest;

test('readers get the codes of failures and warnings, editors the messages, also from a retry', async () => {
  const house = new PublicHouse();
  const input = await publishedWithTrouble(house);
  expect(manifestOf(house).languages).toMatchObject({
    en: { warnings: [{ code: 'number-mismatch', segment: 'b2' }] },
    es: { status: 'failed', error: { code: 'EngineDenied', retryable: true } },
  });
  expect(bodies(house)).not.toMatch(/assumed-role|111122223333|1,850/);
  const told = (report: Report | undefined) => [report?.warnings, report?.languages['es']];
  const [first] = house.reports.slice(-1);
  expect(first?.warnings).toContainEqual({ code: 'number-mismatch', message: `en: ${doubt}`, segment: 'b2' });
  expect(first?.languages['es']?.error).toMatchObject({ code: 'EngineDenied', message: denied });
  await publish(input, house.services);
  expect(told(house.reports.at(-1))).toEqual(told(first));
});

test('a withdrawal leaves no message and no name of a file, also of a manifest of version 0.1.0', async () => {
  const house = new PublicHouse();
  const names = ['Layoff list of Jane Doe.pdf', 'constructor', 'x.constructor', 'index.html', 'en/index.html'];
  await publishedWithTrouble(house, names);
  const made = manifestOf(house);
  expect(Object.keys(made.assets ?? {}).toSorted()).toEqual(names.toSorted());
  const { en, es } = made.languages;
  const languages = {
    en: { ...en, warnings: [{ code: 'number-mismatch', message: doubt }] },
    es: { ...es, error: languageError('EngineDenied', denied) },
  };
  house.cloud.s3.answer('PutObjectCommand', {
    Bucket: places.publish,
    Key: publishKeys.manifest('ferry', 1),
    Body: JSON.stringify({ ...made, languages }),
  });
  await withdrawRelease(house.withdrawal('ferry', 'Sold.'), house.services);
  expect(bodies(house)).not.toMatch(/Alpha|Jane Doe|constructor|assumed-role|1,850/);
  expect([...house.objects.keys()].filter((key) => key.includes('/assets/'))).toEqual([]);
  const { assets = {}, languages: left } = manifestOf(house);
  expect(Object.keys(assets)).toEqual(['1', '2', '3', '4', '5']);
  expect(Object.values(assets).every(({ path, bytes }) => path === '' && bytes === 19)).toBe(true);
  expect(left['es']).toEqual({ status: 'failed', error: { code: 'EngineDenied', retryable: true } });
});
