import { h } from 'hastscript';
import { locale } from '../../contracts/locales.ts';
import type { Content } from './content.ts';
import type { ReleasePage } from './release-page.ts';
import { addressOf, pathOf } from './site.ts';
import type { Wording } from './wording.ts';

/** What a reader must know of the text before it: whether the source is newer, who made it, what was wrong. */
export function notices(page: ReleasePage, wording: Wording) {
  const { words, label } = wording;
  const { kind, origin, correction, stale, lag } = page;
  const said: Content[][] = [];
  if (stale || lag) said.push([`${words.outdated} ${label(words.newestVersion)}`, ...original(page, wording)]);
  if (origin === 'machine' || origin === 'mixed') said.push([label(words[origin]), ...original(page, wording)]);
  if (kind === 'version')
    said.push([h('a', { href: pathOf(page, addressOf.latest(page.language, page.release)) }, words.newestVersion)]);
  if (correction !== undefined) said.push([h('strong', label(words.correction)), h('bdi', correction)]);
  return said.map((children) => h('p', { className: ['notice'] }, children));
}

/** The source by its own title, which its readers may know it by, and where it is. */
function original(page: ReleasePage, wording: Wording): Content[] {
  const { sourceLanguage, sourceTitle, release, lag, kind, version } = page;
  const { lang, direction } = locale(sourceLanguage);
  const key =
    kind === 'version' && lag === undefined
      ? addressOf.version(sourceLanguage, release, version)
      : addressOf.latest(sourceLanguage, release);
  const name = wording.nameOf(sourceLanguage);
  const link = h('a', { href: pathOf(page, key), hreflang: lang, lang, dir: direction }, sourceTitle);
  return name === undefined ? [link] : [link, ` (${name})`];
}
