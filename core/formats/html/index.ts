import type { Format } from '../format.ts';
import { discloseHtml } from './disclose.ts';
import { localiseHtml } from './localise.ts';
import { readHtml } from './read.ts';
import { writeHtml } from './write.ts';

export const html: Format = {
  name: 'html',
  mediaType: 'text/html',
  extensions: ['html', 'htm', 'xhtml'],
  contentTypes: ['text/html', 'application/xhtml+xml'],
  parse: (text) => readHtml(text),
  write: writeHtml,
  localise: localiseHtml,
  disclose: discloseHtml,
};
