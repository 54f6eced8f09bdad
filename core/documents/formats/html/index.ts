import type { Format } from '../format.ts';

export const html: Format = {
  name: 'html',
  mediaType: 'text/html',
  extensions: ['html', 'htm', 'xhtml'],
  contentTypes: ['text/html', 'application/xhtml+xml'],
};
