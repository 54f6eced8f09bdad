import { expect, test } from 'vitest';
import { uploadAgainCommand } from '../../../../core/releases/uploads/upload-again-command.ts';

const object = { bucket: 'upload', key: 'a.md', contentType: 'text/markdown' };
const metadataOf = (metadata: Record<string, string>) =>
  uploadAgainCommand({ ...object, metadata }, { embargo: 'none' }).split('--metadata ')[1];

test.each<[string, Record<string, string>, string]>([
  ['nothing else', {}, 'embargo=none'],
  [
    'plain values',
    { 'after-review': 'fr', x: 'https://a.example/b+c:1' },
    'after-review=fr,x=https://a.example/b+c:1,embargo=none',
  ],
  ['spaces', { title: 'Results of 2026' }, "'title=Results of 2026,embargo=none'"],
  ['the option as it was', { embargo: '2026-12-01T09:00Z' }, 'embargo=none'],
  ['a comma', { languages: 'es, fr' }, `'{"languages":"es, fr","embargo":"none"}'`],
  ['quotation marks', { title: `It's "new"` }, `'{"title":"It'\\''s \\"new\\"","embargo":"none"}'`],
  ['an encoded word', { title: '=?UTF-8?B?w5w=?=' }, `'{"title":"=?UTF-8?B?w5w=?=","embargo":"none"}'`],
  ['nothing in it', { title: '' }, `'{"title":"","embargo":"none"}'`],
])('metadata with %s', (_, metadata, said) => {
  expect(metadataOf(metadata)).toBe(said);
});
