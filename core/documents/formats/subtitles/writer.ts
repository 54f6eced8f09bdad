import type { Writer } from '../format.ts';
import { srt, vtt } from './dialect.ts';
import { discloseVtt } from './disclose.ts';
import { writeSubtitles } from './write.ts';

export const srtWriter: Writer = { write: (unit, parts, place) => writeSubtitles(unit, parts, place, srt) };
export const vttWriter: Writer = {
  write: (unit, parts, place) => writeSubtitles(unit, parts, place, vtt),
  disclose: discloseVtt,
};
