import type { Format } from '../format.ts';
import { srt as subRip, vtt as webVtt } from './dialect.ts';
import { readSubtitles } from './read.ts';
import { writeSubtitles } from './write.ts';

export const srt: Format = {
  name: 'srt',
  mediaType: 'application/x-subrip',
  extensions: ['srt'],
  contentTypes: ['application/x-subrip', 'application/srt', 'text/srt', 'text/x-subrip'],
  parse: (text) => readSubtitles(text, subRip),
  write: (unit, parts, place) => writeSubtitles(unit, parts, place, subRip),
};

export const vtt: Format = {
  name: 'vtt',
  mediaType: 'text/vtt',
  extensions: ['vtt'],
  contentTypes: ['text/vtt'],
  parse: (text) => readSubtitles(text, webVtt),
  write: (unit, parts, place) => writeSubtitles(unit, parts, place, webVtt),
};
