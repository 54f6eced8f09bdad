import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SourceDocument } from '../../../contracts/document.ts';
import { sanitiseDocx } from '../../../core/documents/formats/docx/sanitise/sanitise.ts';
import { extensionFormats } from '../../../core/documents/formats/formats.ts';
import { packDocument, renderDocument } from '../../../core/documents/render-document.ts';
import { parseDocx } from '../support/docx.ts';
import { parseOdt } from '../support/odt.ts';
import { parse, shapes, translated } from '../support/parse.ts';
import { pseudo } from '../support/pseudo.ts';
import { withItsLanguage } from './formats/conformance/sample.ts';

const folder = path.join(import.meta.dirname, '..', '..', 'fixtures', 'real');
const files = globSync('*.expected', { cwd: folder })
  .map((name) => name.slice(0, -'.expected'.length))
  .sort();

function readReal(name: string): SourceDocument {
  const bytes = readFileSync(path.join(folder, name));
  if (name.endsWith('.odt')) return parseOdt(bytes);
  if (name.endsWith('.docx')) return parseDocx(sanitiseDocx(bytes, { stripActive: false }).bytes);
  const format = extensionFormats.get(path.extname(name).slice(1));
  if (!format) throw new Error(`${name} is of no format`);
  return parse(format, bytes.toString('utf8'));
}

function expectationOf(name: string): { segments: string[]; stays: string[] } {
  const [segments = '', stays = ''] = readFileSync(path.join(folder, `${name}.expected`), 'utf8').split('\n---\n');
  return { segments: segments.split('\n'), stays: stays.split('\n').filter(Boolean) };
}

/** Where a source marks a part of a word, a tag is in it. */
const marked = /un<2>believ<\/2>ably|<1>every<\/1>where/g;

describe.each(files)('%s', (name) => {
  const document = readReal(name);
  const { segments, stays } = expectationOf(name);
  const rendition = renderDocument(document, translated(document, pseudo), 'fr');

  it('is sent as an editor expects', () => {
    expect(shapes(document)).toEqual(segments);
  });

  it('keeps what stays', () => {
    for (const each of stays) expect(rendition).toContain(each);
  });

  it('does not have a segment that begins with a comma, ends within a word, or has a tag within one', () => {
    for (const each of segments) {
      expect(each).not.toMatch(/^[,;.]|\p{L}-$/u);
      expect(each.replace(marked, '')).not.toMatch(/\p{L}<\/?\d+\/?>\p{L}/u);
    }
  });

  it('leaves no word of the source in a rendition but what is protected', () => {
    const words = new Set(segments.flatMap((each) => each.replace(/<[^<>]*>/g, ' ').match(/\p{L}{7,}/gu) ?? []));
    const markup = /<[^<>]*>|https?:[^\s"<>)]*|\S+@\S+|"[\w-]+"\s*:/g;
    const text = stays.reduce((left, each) => left.replaceAll(each, ' '), rendition).replace(markup, ' ');
    expect([...words].filter((word) => text.includes(word))).toEqual([]);
  });

  it('is itself where nothing is translated', () => {
    const same = renderDocument(document, new Map(), 'en');
    if (!document.archive) expect(same).toBe(withItsLanguage(document.format, document.text));
    else expect(Buffer.from(packDocument(document, same) ?? '').toString('base64')).toBe(document.archive);
  });
});
