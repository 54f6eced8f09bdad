import type { ObjectStore } from '../../aws/s3/object-store.ts';
import { stylesheet, stylesheetKey } from '../../core/publication/pages/stylesheet.ts';
import { stylesheetCaching } from '../../core/publication/versions/published-object.ts';

/**
 * Puts the stylesheet that this deployment's pages ask for, once in a function's life. Its name says what it
 * holds, so that whoever put it before put the same.
 */
export function stylesheetOnce(published: Pick<ObjectStore, 'replace'>): () => Promise<void> {
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
