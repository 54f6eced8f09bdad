import fc from 'fast-check';
import type { SourceDocument } from '../../../contracts/document.ts';
import { anyText } from './arbitraries.ts';
import { anyJson } from './json-arbitraries.ts';
import { parse, type TextFormat, textFormats } from './parse.ts';
import { anySrt, anyVtt } from './subtitle-arbitraries.ts';

/** Texts that each format accepts: any text at all, or what has its grammar. */
export const anyDocument: Readonly<Record<TextFormat, fc.Arbitrary<string>>> = {
  text: anyText,
  markdown: anyText,
  html: anyText,
  srt: anySrt,
  vtt: anyVtt,
  json: anyJson,
};

/** A document of any format whose files are text. */
export const anyParsed: fc.Arbitrary<SourceDocument> = fc
  .constantFrom(...textFormats)
  .chain((format) => anyDocument[format].map((text) => parse(format, text)));
