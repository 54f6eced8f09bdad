import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { urlPath } from '../../../contracts/keys.ts';
import { locale } from '../../../contracts/locales.ts';
import type { LanguageEntry, Manifest } from '../../../contracts/manifest.ts';
import type { Upload } from '../../../contracts/report.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import type { Content } from '../pages/content.ts';
import { ownName } from '../pages/wording.ts';
import { previewFiles } from './preview-store.ts';

export interface Overview {
  manifest: Manifest;
  revision: number;
  upload: Pick<Upload, 'key' | 'versionId'>;
  /** As the report says them: those of a language begin with its tag. */
  warnings: readonly Warning[];
}

/** The first page of a preview: its languages, and what its editor should look at. In English, as reports are; the store adds the banner. */
export function overviewPage({ manifest, revision, upload, warnings }: Overview): string {
  const { source, release, languages } = manifest;
  const { lang, direction } = locale(source.language);
  const title = h('bdi', { lang, dir: direction }, source.title);
  const tree = h(null, [
    { type: 'doctype' as const },
    h('html', { lang: 'en' }, [
      h('head', [
        h('meta', { charset: 'utf-8' }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('meta', { name: 'robots', content: 'noindex' }),
        h('meta', { name: 'color-scheme', content: 'light dark' }),
        h('title', `Preview: ${source.title}`),
        h('link', { rel: 'stylesheet', href: previewFiles.stylesheet }),
      ]),
      h('body', [
        h('main', [
          h('h1', title),
          h('p', [
            'Revision ',
            String(revision),
            ' of ',
            h('code', release),
            ', made from ',
            h('code', upload.key),
            ' (version id ',
            h('code', upload.versionId),
            ').',
          ]),
          h('article', [
            h('table', [
              h('thead', h('tr', [h('th', 'Language'), h('th', 'State'), h('th', 'Look at')])),
              h(
                'tbody',
                Object.entries(languages).map(([language, entry]) => row(language, entry)),
              ),
            ]),
            h('h2', warnings.length === 0 ? 'No warnings' : 'Warnings'),
            ...(warnings.length === 0 ? [] : [h('ul', warnings.map(warned))]),
          ]),
        ]),
      ]),
    ]),
  ]);
  return `${toHtml(tree)}\n`;
}

function row(language: string, entry: LanguageEntry) {
  const { lang, direction } = locale(language);
  return h('tr', [
    h('td', [h('bdi', { lang, dir: direction }, ownName(language)), ` (${language})`]),
    h('td', stateOf(entry)),
    h('td', 'files' in entry ? links(language, entry) : '–'),
  ]);
}

function stateOf(entry: LanguageEntry): string {
  switch (entry.status) {
    case 'published':
      return 'ready';
    case 'stale':
      return "ready: a person's translation of an older source";
    case 'awaiting-review':
      return 'awaits its review, and is not published before';
    case 'failed':
      return `failed: ${entry.error.code}`;
  }
}

function links(language: string, { files }: Extract<LanguageEntry, { files: unknown }>): Content[] {
  const link = (path: string, text: string) => h('a', { href: urlPath(path) }, text);
  return [
    link(previewFiles.latest(language), 'page'),
    ' · ',
    link(files.page.path, 'page of the version'),
    ' · ',
    // An HTML document is the source's own markup, whose scripts a browser would run: on the site it is downloaded.
    files.document.mediaType.startsWith('text/html')
      ? h('code', files.document.path)
      : link(files.document.path, 'document'),
  ];
}

function warned({ code, message, segment }: Warning) {
  return h('li', [h('code', code), ' ', h('bdi', message), ...(segment === undefined ? [] : [` (${segment})`])]);
}
