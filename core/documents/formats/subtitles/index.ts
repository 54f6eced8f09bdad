import type { Format } from '../format.ts';

export const srt: Format = {
  name: 'srt',
  mediaType: 'application/x-subrip',
  extensions: ['srt'],
  contentTypes: ['application/x-subrip', 'application/srt', 'text/srt', 'text/x-subrip'],
};

export const vtt: Format = {
  name: 'vtt',
  mediaType: 'text/vtt',
  extensions: ['vtt'],
  contentTypes: ['text/vtt'],
};
