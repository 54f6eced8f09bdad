import { type Child, h } from 'hastscript';
import { languageName } from '../../contracts/locales.ts';

/** Says on a page that a machine had a part in that the source prevails. In English until the chrome speaks every language. */
export function machineNotice(origin: 'machine' | 'mixed', sourceLanguage: string, sourceHref: string | undefined) {
  const made =
    origin === 'machine' ? 'This text was translated by a machine.' : 'This text was in part translated by a machine.';
  return notice([`${made} The original in `, original(sourceLanguage, sourceHref), ' prevails.']);
}

/** Says that a person's translation is of an older version of the source. */
export function staleNotice(sourceLanguage: string, sourceHref: string | undefined) {
  return notice([
    'This translation is of an earlier version. The ',
    original(sourceLanguage, sourceHref),
    ' original has been updated since.',
  ]);
}

function notice(children: Child[]) {
  return h('p', { className: ['notice'], lang: 'en', dir: 'ltr' }, ...children);
}

function original(language: string, href: string | undefined) {
  const name = languageName(language);
  return href === undefined ? name : h('a', { href, hreflang: language }, name);
}
