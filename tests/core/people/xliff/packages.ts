import { readFileSync } from 'node:fs';
import type { FormatName, Part, SourceDocument } from '../../../../contracts/document.ts';
import { writeXliff, type XliffPackage } from '../../../../core/people/xliff/write-xliff.ts';
import { parse, translated } from '../../support/parse.ts';
import { pseudo } from '../../support/pseudo.ts';

export const identity = { slug: '2026/river-ferry', revision: 7, sha256: 'c0ffee'.repeat(10).padEnd(64, '0') };

export const ferry = example('river-ferry.md', 'markdown');
export const fair = example('harvest-fair.html', 'html');

function example(name: string, format: FormatName): SourceDocument {
  return parse(format, readFileSync(new URL(`../../../../examples/${name}`, import.meta.url), 'utf8'));
}

/** A document as it goes out for review, every letter of its translation changed. */
export function packageOf(document: SourceDocument, more: Partial<XliffPackage> = {}): XliffPackage {
  const translations: Map<string, Part[]> = translated(document, pseudo);
  return {
    document,
    translations,
    language: 'fr',
    identity,
    finished: new Set(),
    warnings: [],
    ...more,
  };
}

/** The file with every segment in a state. */
export function inState(state: string, parts: XliffPackage): string {
  return writeXliff(parts).replaceAll('<segment state="translated">', `<segment state="${state}">`);
}
