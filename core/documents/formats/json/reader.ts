import type { Reader } from '../format.ts';
import { readJson } from './read.ts';

export const jsonReader: Reader = { parse: (text, { jsonPaths } = {}) => readJson(text, jsonPaths) };
