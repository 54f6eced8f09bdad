import { stylesheet, stylesheetKey } from '../../core/pages/stylesheet.ts';
import { stylesheetCaching } from '../../core/publication/published-object.ts';
import type { SharedObjects } from '../shared/shared-objects.ts';

/**
 * Puts the stylesheet that this deployment's pages ask for, once in a function's life. Its name says what it
 * holds, so that whoever put it before put the same.
 */
export function stylesheetOnce(published: Pick<SharedObjects, 'replace'>): () => Promise<void> {
  let isThere = false;
  return async () => {
    if (isThere) return;
    const contentType = 'text/css; charset=utf-8';
    await published.replace(
      { key: stylesheetKey, body: stylesheet, contentType, cacheControl: stylesheetCaching },
      undefined,
    );
    isThere = true;
  };
}
