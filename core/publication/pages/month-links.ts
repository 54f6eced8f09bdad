import { h } from 'hastscript';
import { addressOf, pathOf, type Site } from './site.ts';
import type { Wording } from './wording.ts';

export function monthLinks(site: Site, { language, month }: Wording, months: readonly string[]) {
  return h(
    'ul',
    { className: ['months'] },
    months.map((key) => h('li', [h('a', { href: pathOf(site, addressOf.month(language, key)) }, month(key))])),
  );
}
