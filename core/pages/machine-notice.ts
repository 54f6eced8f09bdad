import { h } from 'hastscript';
import { languageName } from '../../contracts/locales.ts';

/** Says on a machine-made page that the source prevails. In English until the chrome speaks every language. */
export function machineNotice(sourceLanguage: string, sourceHref: string | undefined) {
  const name = languageName(sourceLanguage);
  return h('p', { className: ['notice'], lang: 'en', dir: 'ltr' }, [
    'This text was translated by a machine. The original in ',
    sourceHref === undefined ? name : h('a', { href: sourceHref, hreflang: sourceLanguage }, name),
    ' prevails.',
  ]);
}
