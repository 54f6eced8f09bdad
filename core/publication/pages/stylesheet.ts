import { caching } from '../../../contracts/caching.ts';
import { siteKeys } from '../../../contracts/keys.ts';
import { sha256 } from '../../../contracts/sha256.ts';
import type { PublishedObject } from '../published-object.ts';
import { pageStyle } from './style.ts';

/** The one stylesheet of all pages. Its name says what it holds, so that caches may keep it for good. */
export const stylesheet: string = `${pageStyle.trim()}\n`;

export const stylesheetKey: string = siteKeys.stylesheet(sha256(stylesheet).slice(0, 16));

export const stylesheetObject: PublishedObject = {
  key: stylesheetKey,
  contentType: 'text/css; charset=utf-8',
  body: stylesheet,
  cacheControl: caching.forGood,
};
