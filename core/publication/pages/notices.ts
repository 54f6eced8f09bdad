import type { Properties } from 'hast';
import { h } from 'hastscript';
import { locale } from '../../../contracts/locales.ts';
import type { Content } from './content.ts';
import type { ReleasePage } from './release-page-props.ts';
import { addressOf, pathOf } from './site.ts';
import type { Wording } from './wording.ts';

/** What a reader must know of the text before it: whether the source is newer, who made it, what was wrong. */
export function notices(page: ReleasePage, wording: Wording): Content[] {
  const { words, label } = wording;
  const { origin, correction, stale, lags, retired } = page;
  const source = original(page, wording);
  const isMachine = origin === 'machine' || origin === 'mixed';
  // One link to the source is enough.
  const newest = isMachine ? [] : [` ${label(words.newestVersion)}`, ...source];
  return [
    stale || lags ? weighty([words.outdated, ...newest]) : undefined,
    // Nobody brings it up to date: what counts is elsewhere.
    retired && !stale && !lags ? weighty([label(words.newestVersion), ...source]) : undefined,
    isMachine ? notice([label(words[origin]), ...source]) : undefined,
    correction === undefined ? undefined : correctionNotice(wording, correction),
  ];
}

/** What was wrong; `more` where it is not in the page's language. */
export function correctionNotice({ words, label }: Wording, correction: string, more: Properties = {}): Content {
  return weighty([h('strong', label(words.correction)), h('bdi', more, correction)]);
}

function notice(said: Content[]): Content {
  return h('p', { className: ['notice'] }, said);
}

/** A notice of what changes what the text says. */
export function weighty(said: Content[]): Content {
  return h('p', { className: ['notice', 'weighty'] }, said);
}

/** The source by its own title, which its readers may know it by, and where it is. */
function original(page: ReleasePage, wording: Wording): Content[] {
  const { sourceLanguage, sourceTitle, slug, lags, kind, version } = page;
  const { lang, direction } = locale(sourceLanguage);
  const key =
    kind === 'version' && !lags
      ? addressOf.version(sourceLanguage, slug, version)
      : addressOf.latest(sourceLanguage, slug);
  const name = wording.nameOf(sourceLanguage);
  const link = h('a', { href: pathOf(page, key), hreflang: lang, lang, dir: direction }, sourceTitle);
  return name === undefined ? [link] : [link, ` (${name})`];
}
