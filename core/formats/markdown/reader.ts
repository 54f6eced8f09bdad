import type { Reader } from '../format.ts';
import { readMarkdown } from './read.ts';

export const markdownReader: Reader = { parse: readMarkdown };
