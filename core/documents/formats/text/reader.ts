import type { Reader } from '../format.ts';
import { readText } from './read.ts';

export const textReader: Reader = { parse: readText };
