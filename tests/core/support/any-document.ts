import type fc from 'fast-check';
import { anyText } from './arbitraries.ts';
import { anyJson } from './json-arbitraries.ts';
import type { TextFormat } from './parse.ts';
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
