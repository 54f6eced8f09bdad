import { expect, test } from 'vitest';
import type { UploadedObject, Uploads } from '../../../aws/s3/uploads.ts';
import { sha256 } from '../../../contracts/sha256.ts';
import type { NewObject, ObjectStore } from '../../../core/lib/object-store.ts';
import type { AttachmentInput } from '../../../core/releases/revisions/release-record.ts';
import { putAttachments } from '../../../functions/publish/put-attachments.ts';
import type { Version } from '../../../functions/publish/version.ts';

/** An upload bucket that holds these versions, and a publish bucket that says what is put and how much is held meanwhile. */
function buckets(stored: Record<string, string>) {
  const put: NewObject[] = [];
  let held = 0;
  let most = 0;
  const uploads: Pick<Uploads, 'version'> = {
    async version(key, versionId) {
      const text = stored[`${key} ${versionId}`];
      if (text === undefined) return undefined;
      const read = async () => {
        held += 1;
        most = Math.max(most, held);
        return Buffer.from(text);
      };
      return {
        etag: '',
        bytes: text.length,
        contentType: 'text/html',
        metadata: {},
        read,
      } as unknown as UploadedObject;
    },
  };
  const published = {
    async putOnce(object: NewObject) {
      put.push(object);
      held -= 1;
    },
  } as unknown as ObjectStore;
  return { stores: { uploads: uploads as Uploads, published }, put, atOnce: () => most };
}

function version(names: Record<string, string>): Pick<Version, 'attachments' | 'folder'> {
  const attachments = Object.fromEntries(
    Object.entries(names).map(([name, versionId]): [string, AttachmentInput] => [
      name,
      { upload: { key: `a.files/${name}`, versionId, sequencer: '0' }, etag: 'e', bytes: 1 },
    ]),
  );
  return { attachments, folder: 'releases/a/v2/' };
}

test('copies exactly the version that the revision names, hashed, one at a time', async () => {
  const { stores, put, atOnce } = buckets({
    'a.files/b.png v1': 'old',
    'a.files/b.png v2': 'new',
    'a.files/a.html v9': '<p>',
  });
  const assets = await putAttachments(version({ 'b.png': 'v1', 'a.html': 'v9' }), stores);
  expect(assets).toEqual({
    'a.html': { path: 'assets/a.html', mediaType: 'application/octet-stream', sha256: sha256('<p>'), bytes: 3 },
    'b.png': { path: 'assets/b.png', mediaType: 'image/png', sha256: sha256('old'), bytes: 3 },
  });
  expect(put).toMatchObject([
    { key: 'releases/a/v2/assets/a.html', contentType: 'application/octet-stream', contentDisposition: 'attachment' },
    {
      key: 'releases/a/v2/assets/b.png',
      contentType: 'image/png',
      cacheControl: expect.stringContaining('max-age=300'),
    },
  ]);
  expect(put[1]).not.toHaveProperty('contentDisposition');
  expect(atOnce()).toBe(1);
});

test('says for which language a file stands for which other, where that one is there', async () => {
  const names = { 'chart.png': 'v', 'chart.fr.png': 'v', 'photo.fr.png': 'v', 'notes.v2.png': 'v' };
  const { stores } = buckets(Object.fromEntries(Object.keys(names).map((name) => [`a.files/${name} v`, name])));
  const assets = await putAttachments(version(names), stores);
  expect(assets['chart.fr.png']).toMatchObject({ language: 'fr', replaces: 'chart.png' });
  for (const name of ['chart.png', 'photo.fr.png', 'notes.v2.png']) {
    expect(assets[name]).not.toHaveProperty('language');
    expect(assets[name]).not.toHaveProperty('replaces');
  }
});

test('leaves out what was erased meanwhile', async () => {
  const { stores, put } = buckets({ 'a.files/a.png v': 'x' });
  expect(Object.keys(await putAttachments(version({ 'a.png': 'v', 'gone.png': 'v' }), stores))).toEqual(['a.png']);
  expect(put).toHaveLength(1);
});
