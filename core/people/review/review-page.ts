import { createHash } from 'node:crypto';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { languageName, locale } from '../../../contracts/locales.ts';
import { sourceSegment } from '../xliff/write-xliff.ts';
import { reviewRow } from './review-row.ts';
import { reviewStyle } from './style.ts';
import { type ReviewPage, summary } from './summary.ts';

/** It is opened from a disk or a bucket, where no header says what a page may do: it shows itself, and loads nothing. */
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(reviewStyle).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/**
 * Source and translation side by side, with warnings at their segments, as a self-contained HTML document for
 * a reviewer's screen and for paper. Equal input gives equal bytes.
 */
export function reviewPage(page: ReviewPage): string {
  const { document, language, translations, finished, title } = page;
  const [source, target] = [locale(document.language), locale(language)];
  const units = document.units.filter((unit) => sourceSegment(unit) !== undefined);
  const byUnit = Map.groupBy(page.warnings, ({ segment }) => segment);
  const rows = units.map((unit) =>
    reviewRow({
      unit,
      translation: translations.get(unit.id),
      documentText: document.text,
      finished: finished.has(unit.id),
      warnings: byUnit.get(unit.id) ?? [],
      source,
      target,
    }),
  );
  const tree = h(null, [
    { type: 'doctype' as const },
    h('html', { lang: 'en' }, [
      h('head', [
        h('meta', { charset: 'utf-8' }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
        h('meta', { name: 'robots', content: 'noindex' }),
        h('title', `Review: ${title} (${languageName(language)})`),
        h('style', reviewStyle),
      ]),
      h('body', [
        h('main', [
          h('h1', [
            'Review: ',
            h('bdi', { lang: target.lang, dir: target.direction }, title),
            ` (${languageName(language)})`,
          ]),
          summary(page, units, byUnit),
          h('table', [
            h('caption', `${languageName(document.language)} and ${languageName(language)}, segment by segment`),
            h('thead', [
              h('tr', [
                h('th', { scope: 'col' }, 'Segment'),
                h('th', { scope: 'col' }, languageName(document.language)),
                h('th', { scope: 'col' }, languageName(language)),
              ]),
            ]),
            h('tbody', rows),
          ]),
        ]),
      ]),
    ]),
  ]);
  return `${toHtml(tree)}\n`;
}
