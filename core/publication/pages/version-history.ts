import { h } from 'hastscript';
import { type Content, day } from './content.ts';
import type { PageVersion, ReleasePage } from './release-page-props.ts';
import { addressOf, pathOf } from './site.ts';
import type { Wording } from './wording.ts';

/** What there was before, and what each version changed. */
export function versionHistory(page: ReleasePage, wording: Wording) {
  const { history, language, slug, version: here } = page;
  if (history.length === 0) return undefined;
  const { words } = wording;
  return h('section', { className: ['versions'], ariaLabelledBy: 'versions' }, [
    h('h2', { id: 'versions' }, words.versions),
    h(
      'ol',
      { reversed: true },
      history.map((entry) => {
        const href = pathOf(page, addressOf.version(language, slug, entry.version));
        const current = page.kind === 'version' && entry.version === here ? { ariaCurrent: 'page' } : {};
        return h('li', [
          h('a', { href, ...current }, wording.numbered(words.version, entry.version)),
          ' · ',
          day(wording, entry.publishedAt),
          ' · ',
          ...whatChanged(entry, wording),
        ]);
      }),
    ),
  ]);
}

function whatChanged({ change, correction, changed }: PageVersion, { words, label }: Wording): Content[] {
  if (change === 'correction' && correction !== undefined) return [label(words.correction), h('bdi', correction)];
  return [changed === false ? words.unchanged : words[change]];
}
