import { createHash } from 'node:crypto';
import { siteKeys } from '../../../contracts/keys.ts';
import { style } from './style.ts';

/** The one stylesheet of all pages. Its name says what it holds, so that caches may keep it for good. */
export const stylesheet: string = `${style.trim()}\n`;

export const stylesheetKey: string = siteKeys.stylesheet(
  createHash('sha256').update(stylesheet).digest('hex').slice(0, 16),
);
