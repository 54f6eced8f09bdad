import { parse } from 'content-disposition';
import { expect, test, vi } from 'vitest';
import { publishKeys } from '../../../contracts/keys.ts';
import { publish } from '../../../functions/publish/publish.ts';
import { places } from '../../support/in-memory-cloud/services.ts';
import { PublicHouse } from '../withdraw/house.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

test.each([
  ['2026/ferry', 'ferry'],
  ['news/the “new” ferry', 'the “new” ferry'],
  ['news/a "b" ; c', 'a "b" ; c'],
  ['été/traversée', 'traversée'],
  ['港/渡し船', '渡し船'],
])('a browser saves the documents of %s under its name and language', async (slug, name) => {
  const house = new PublicHouse();
  await publish(await house.drop(slug, 'Alpha'), house.services);
  const header = (language: string) => {
    const Key = `${publishKeys.version(slug, 1)}${publishKeys.document(language, 'md')}`;
    const stored = house.cloud.s3.answer('GetObjectCommand', { Bucket: places.publish, Key });
    return (stored as { ContentDisposition: string }).ContentDisposition;
  };
  expect(parse(header('en'))).toEqual({ type: 'attachment', parameters: { filename: `${name}.md` } });
  expect(parse(header('es'))).toEqual({ type: 'attachment', parameters: { filename: `${name}.es.md` } });
  // What S3 takes as a header.
  expect(header('es')).toMatch(/^[\x20-\x7e]+$/);
});
