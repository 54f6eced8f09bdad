import type { Format } from '../format.ts';
import { discloseMarkdown } from './disclose.ts';
import { arrangeMarkdown } from './lines/arrange.ts';
import { readMarkdown } from './read.ts';
import { writeMarkdown } from './write.ts';

export const markdown: Format = {
  name: 'markdown',
  mediaType: 'text/markdown',
  extensions: ['md', 'markdown', 'mdown', 'mkd'],
  contentTypes: ['text/markdown', 'text/x-markdown'],
  parse: readMarkdown,
  write: writeMarkdown,
  disclose: discloseMarkdown,
  arrange: arrangeMarkdown,
};
