import { publishKeys, urlPath } from '../../contracts/keys.ts';
import { releasePage } from '../pages/release-page.ts';
import { type MadeObject, moving } from './published-object.ts';
import type { Rendition } from './rendition.ts';
import { pageOf, type VersionContext } from './version-objects.ts';

/** The page at `/<lang>/<slug>/`, which always shows the newest version of its language. */
export function sitePage(context: VersionContext, rendition: Rendition, published: string[]): MadeObject {
  const links = published.map((language) => ({ language, href: `/${urlPath(`${language}/${context.slug}`)}/` }));
  const page = releasePage({ ...pageOf(context, rendition), links });
  return moving(publishKeys.sitePage(rendition.language, context.slug), 'text/html; charset=utf-8', page);
}
