import { describe, expect, it } from 'vitest';
import { inflateEntry, readZip, replaceEntries, ZipError } from '../../../../core/lib/zip/index.ts';
import { makeZip, type ZipOptions } from '../../support/zip.ts';

const entries = { 'a.xml': '<a/>', 'b/ü.xml': 'b'.repeat(5_000), 'c.png': Buffer.from([1, 2, 3]) };
const text = (bytes: Uint8Array, name: string) => {
  const entry = readZip(bytes).entries.find((each) => each.name === name);
  return entry && Buffer.from(inflateEntry(entry, 1_000_000)).toString('utf8');
};

const kinds: [string, ZipOptions][] = [
  ['deflated', {}],
  ['stored', { stored: true }],
  ['with sizes behind the data', { streamed: true }],
  ['with a comment', { comment: 'PK\x05\x06 is no end' }],
];

describe.each(kinds)('an archive %s', (_, options) => {
  const bytes = makeZip(entries, options);

  it('gives its entries', () => {
    expect(readZip(bytes).entries.map(({ name }) => name)).toEqual(Object.keys(entries));
    expect(text(bytes, 'a.xml')).toBe('<a/>');
    expect(text(bytes, 'b/ü.xml')).toBe('b'.repeat(5_000));
  });

  it('is the same to the byte where nothing is replaced', () => {
    expect(Buffer.from(replaceEntries(readZip(bytes), new Map()))).toEqual(bytes);
  });

  it('keeps every other entry as it is packed, and its order and comment', () => {
    const archive = readZip(bytes);
    const result = replaceEntries(archive, new Map([['b/ü.xml', Buffer.from('new')]]));
    const again = readZip(result);
    expect(again.entries.map(({ name }) => name)).toEqual(Object.keys(entries));
    expect(text(result, 'b/ü.xml')).toBe('new');
    for (const index of [0, 2]) expect(again.entries[index]?.local).toEqual(archive.entries[index]?.local);
    expect(
      Buffer.from(result)
        .toString('latin1')
        .endsWith(options.comment ?? ''),
    ).toBe(true);
    expect(Buffer.from(replaceEntries(archive, new Map([['b/ü.xml', Buffer.from('new')]])))).toEqual(
      Buffer.from(result),
    );
  });
});

describe('what is refused', () => {
  const bytes = makeZip(entries);
  const patched = (change: (bytes: Buffer, directory: number) => void) => {
    const copy = Buffer.from(bytes);
    change(copy, copy.readUInt32LE(copy.length - 6));
    return copy;
  };
  const cases: [string, Uint8Array, RegExp][] = [
    ['no archive', Buffer.from('Hello'), /not a ZIP archive/],
    ['half an archive', bytes.subarray(0, bytes.length / 2), /not a ZIP archive/],
    ['Zip64', patched((copy) => copy.writeUInt32LE(0xffffffff, copy.length - 6)), /Zip64/],
    [
      'a directory that is elsewhere',
      patched((copy) => copy.writeUInt32LE(3, copy.length - 6)),
      /directory is damaged/,
    ],
    ['an entry that is elsewhere', patched((copy, at) => copy.writeUInt32LE(7, at + 42)), /before its first entry/],
    ['overlapping entries', patched((copy, at) => copy.writeUInt32LE(60_000, at + 20)), /overlap/],
    [
      'a name twice',
      makeZip([
        ['a.xml', '1'],
        ['A.xml', '2'],
      ]),
      /"A.xml" twice/,
    ],
    [
      'more entries than any document',
      patched((copy) => copy.writeUInt16LE(60_000, copy.length - 12)),
      /60000 entries/,
    ],
  ];
  it.each(cases)('%s', (_, broken, message) => {
    expect(() => readZip(broken)).toThrow(ZipError);
    expect(() => readZip(broken)).toThrow(message);
  });

  const broken: [string, Buffer, RegExp][] = [
    [
      'an entry that unpacks to more than it says',
      makeZip({ a: 'x'.repeat(9_000) }, { declaredSize: () => 10 }),
      /damaged/,
    ],
    ['an entry that unpacks to less', makeZip({ a: 'x' }, { declaredSize: () => 10 }), /damaged/],
    ['an entry that is larger than allowed', makeZip({ a: 'x'.repeat(9_000) }), /unpacks to 9000/],
    ['an encrypted entry', makeZip({ a: 'x' }, { flags: 1 }), /encrypted/],
  ];
  it.each(broken)('%s', (_, archive, message) => {
    const [entry] = readZip(archive).entries;
    expect(() => entry && inflateEntry(entry, 1_000)).toThrow(message);
  });
});
