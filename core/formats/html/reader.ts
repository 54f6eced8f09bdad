import type { Reader } from '../format.ts';
import { readHtml } from './read.ts';

export const htmlReader: Reader = { parse: (text) => readHtml(text) };
