import type { Chrome } from './chrome.ts';
import { en } from './en.ts';

/** By tag of a language, or of a language with script or region where that has words of its own. */
export const chromes: Readonly<Record<string, Chrome>> = { en };
