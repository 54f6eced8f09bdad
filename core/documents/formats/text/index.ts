import type { Format } from '../format.ts';

export const text: Format = {
  name: 'text',
  mediaType: 'text/plain',
  extensions: ['txt', 'text'],
  contentTypes: ['text/plain'],
};
