import type { Reader } from '../format.ts';
import { srt, vtt } from './dialect.ts';
import { readSubtitles } from './read.ts';

export const srtReader: Reader = { parse: (text) => readSubtitles(text, srt) };
export const vttReader: Reader = { parse: (text) => readSubtitles(text, vtt) };
