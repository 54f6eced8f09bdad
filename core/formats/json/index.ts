import type { Format } from '../format.ts';
import { readJson } from './read.ts';
import { writeJson } from './write.ts';

export const json: Format = {
  name: 'json',
  mediaType: 'application/json',
  extensions: ['json'],
  contentTypes: ['application/json', 'text/json'],
  parse: (text, { jsonPaths } = {}) => readJson(text, jsonPaths),
  write: writeJson,
};
