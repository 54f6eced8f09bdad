import type { Reader } from '../format.ts';
import { htmlComments } from './comments.ts';
import { readHtml } from './read.ts';

export const htmlReader: Reader = { parse: (text) => readHtml(text), comments: (text) => htmlComments(text) };
