import { expect, test } from 'vitest';
import type { Picture } from '../../../contracts/document.ts';
import { sha256 } from '../../../contracts/sha256.ts';
import type { NewObject, ObjectStore } from '../../../core/lib/object-store.ts';
import type { Rendition } from '../../../core/publication/versions/rendition.ts';
import { PutPictures } from '../../../functions/publish/put-pictures.ts';
import { makeZip } from '../../core/support/zip.ts';

const picture = (name: string): Picture => ({
  part: `word/media/${name}`,
  name: `pictures/${name}`,
  mediaType: 'image/png',
});

/** Renditions of these pictures, and what is read and put for them. */
function house(renditions: Record<string, Record<string, string>>) {
  const archives = new Map(
    Object.entries(renditions).map(([language, pictures]) => [
      `${language}.docx`,
      makeZip(Object.fromEntries(Object.entries(pictures).map(([name, text]) => [picture(name).part, text]))),
    ]),
  );
  const read: string[] = [];
  const put: NewObject[] = [];
  const work = {
    async getBytes(key: string) {
      read.push(key);
      return archives.get(key);
    },
  } as unknown as ObjectStore;
  const published = { putOnce: async (object: NewObject) => void put.push(object) } as unknown as ObjectStore;
  const rendition = (language: string, names = Object.keys(renditions[language] ?? {})) =>
    ({ packed: { key: `${language}.docx` }, pictures: names.map(picture) }) as unknown as Rendition;
  return { stores: { work, published }, read, put, rendition };
}

test('puts each picture once, though every language has it, and those that one language alone has', async () => {
  const { stores, read, put, rendition } = house({
    en: { 'b.png': 'two', 'a.png': 'one' },
    es: { 'b.png': 'two', 'a.png': 'one' },
    fr: { 'a.png': 'one', 'c.png': 'three' },
  });
  const pictures = new PutPictures('releases/a/v2/', []);
  await Promise.all(['en', 'es', 'fr'].map((language) => pictures.put(rendition(language), stores)));
  expect(put.map(({ key }) => key).sort()).toEqual([
    'releases/a/v2/assets/pictures/a.png',
    'releases/a/v2/assets/pictures/b.png',
    'releases/a/v2/assets/pictures/c.png',
  ]);
  expect(put[0]).toMatchObject({ contentType: 'image/png', cacheControl: expect.stringContaining('max-age=300') });
  expect(read).toEqual(['en.docx', 'fr.docx']);
  expect(Object.entries(pictures.assets())).toEqual([
    ['pictures/a.png', { path: 'assets/pictures/a.png', mediaType: 'image/png', sha256: sha256('one'), bytes: 3 }],
    ['pictures/b.png', { path: 'assets/pictures/b.png', mediaType: 'image/png', sha256: sha256('two'), bytes: 3 }],
    ['pictures/c.png', { path: 'assets/pictures/c.png', mediaType: 'image/png', sha256: sha256('three'), bytes: 5 }],
  ]);
});

test('leaves the place of a picture to a file of the folder that has its name', async () => {
  const { stores, read, put, rendition } = house({ en: { 'a.png': 'one' } });
  const pictures = new PutPictures('releases/a/v2/', ['pictures/a.png']);
  await pictures.put(rendition('en'), stores);
  expect([put, read, pictures.assets()]).toEqual([[], [], {}]);
});

test('reads nothing for a rendition without pictures', async () => {
  const { stores, read, rendition } = house({ en: {} });
  await new PutPictures('releases/a/v2/', []).put(rendition('en'), stores);
  await new PutPictures('releases/a/v2/', []).put({ text: 'x' } as Rendition, stores);
  expect(read).toEqual([]);
});
