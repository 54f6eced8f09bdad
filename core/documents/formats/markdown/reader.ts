import type { Reader } from '../format.ts';
import { markdownComments } from './comments.ts';
import { readMarkdown } from './read.ts';

export const markdownReader: Reader = { parse: readMarkdown, comments: markdownComments };
