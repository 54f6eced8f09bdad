import { describe, expect, test } from 'vitest';
import { readMemoryUploadKey } from '../../../../core/releases/uploads/memory-upload-key.ts';
import { humanKey } from '../../../../core/translation/memory/human-key.ts';
import { decodeTmx } from '../../../../core/translation/tmx/decode-tmx.ts';
import { humanEntries } from '../../../../core/translation/tmx/human-entries.ts';
import { TmxError } from '../../../../core/translation/tmx/tmx-error.ts';

const file = {
  source: 'en',
  target: 'fr',
  upload: { key: 'memory/en.fr.tmx', versionId: 'v1' },
  at: '2026-11-24T12:00:00Z',
};

describe('pairs become entries of people’s memory', () => {
  test('under the keys that releases look up', () => {
    const long = { source: 'The old bridge opens.', target: 'Le vieux pont ouvre.', line: 1 };
    const title = { source: 'Press contact', target: 'Contact presse', line: 2, slug: 'q1/a' };
    const { entries, skipped } = humanEntries([long, title], file);
    const key = (text: string, release: string) => humanKey({ source: 'en', target: 'fr', text, slug: release });
    expect([...entries.keys()]).toEqual([key(long.source, 'any'), key(title.source, 'q1/a')]);
    expect(entries.get(key(long.source, 'any'))).toEqual({
      source: 'The old bridge opens.',
      target: 'Le vieux pont ouvre.',
      sourceLanguage: 'en',
      targetLanguage: 'fr',
      from: 'memory/en.fr.tmx',
      versionId: 'v1',
      at: '2026-11-24T12:00:00Z',
      unit: 'sentence',
    });
    expect(entries.get(key(title.source, 'q1/a'))).toMatchObject({ release: 'q1/a' });
    expect(skipped).toEqual({ short: 0, long: 0 });
  });

  test('but for a few words of no release, and for what no item holds', () => {
    const { entries, skipped } = humanEntries(
      [
        { source: 'Press contact', target: 'Contact presse', line: 1 },
        { source: 'word '.repeat(40_000), target: 'mot '.repeat(40_000), line: 2 },
        { source: 'One sentence stands here. Another one follows.', target: 'Une. Deux.', line: 3 },
      ],
      file,
    );
    expect(skipped).toEqual({ short: 1, long: 1 });
    expect([...entries.values()].map(({ unit }) => unit)).toEqual(['block']);
  });
});

describe('a file’s encoding', () => {
  const text = '<?xml version="1.0"?><tmx>é橋</tmx>';
  const utf16 = (mark: string) => Buffer.from(mark + text, 'utf16le');

  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16LE with a mark', utf16('\ufeff')],
    ['UTF-16BE with a mark', utf16('\ufeff').swap16()],
    ['UTF-16LE without a mark', utf16('')],
  ])('%s', (_, bytes) => {
    expect(decodeTmx(bytes)).toBe(text);
  });

  test('is what the declaration says', () => {
    const latin = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><tmx>é</tmx>', 'latin1');
    expect(decodeTmx(latin)).toContain('é');
    expect(() => decodeTmx(Buffer.from('<tmx>é</tmx>', 'latin1'))).toThrow(TmxError);
    expect(() => decodeTmx(Buffer.from('<?xml version="1.0" encoding="none-such"?><tmx/>'))).toThrow(
      /Line 1: .*"none-such"/,
    );
  });
});

test.each([
  ['memory/en.fr.tmx', { source: 'en', target: 'fr' }],
  ['memory/en.zh-TW.TMX', { source: 'en', target: 'zh-Hant' }],
  ['memory/en.tmx', { wrong: expect.stringContaining('memory/<source>.<target>.tmx') }],
  ['memory/old/en.fr.tmx', { wrong: expect.stringContaining('is not named') }],
  ['memory/en.xx.tmx', { wrong: expect.stringContaining('"xx"') }],
  ['memory/en.en.tmx', { wrong: expect.stringContaining('one language twice') }],
])('%s', (key, read) => {
  expect(readMemoryUploadKey(key)).toEqual(read);
});
