import type { Format } from '../format.ts';

export const markdown: Format = {
  name: 'markdown',
  mediaType: 'text/markdown',
  extensions: ['md', 'markdown', 'mdown', 'mkd'],
  contentTypes: ['text/markdown', 'text/x-markdown'],
};
