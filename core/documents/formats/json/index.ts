import type { Format } from '../format.ts';

export const json: Format = {
  name: 'json',
  mediaType: 'application/json',
  extensions: ['json'],
  contentTypes: ['application/json', 'text/json'],
};
