import { h } from 'hastscript';
import type { Part, SourceDocument, Unit } from '../../../contracts/document.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import { rowId, warningList } from './review-row.ts';

export interface ReviewPage {
  /** The source. */
  document: SourceDocument;
  /** Canonical tag of the target language. */
  language: string;
  translations: ReadonlyMap<string, readonly Part[]>;
  /** Units already in a person's words. */
  finished: ReadonlySet<string>;
  warnings: readonly Warning[];
  /** The rendition's title. */
  title: string;
  /** Slug. */
  slug: string;
  revision: number;
}

/** The instructions, and links to the segments with warnings. */
export function summary(
  { slug, revision, language, document, finished }: ReviewPage,
  units: readonly Unit[],
  warnings: ReadonlyMap<string | undefined, readonly Warning[]>,
) {
  const doubtful = units.filter(({ id }) => warnings.has(id));
  const approved = units.filter(({ id }) => finished.has(id)).length;
  const name = `${slug}.${language}`;
  return h('section', { ariaLabel: 'Summary' }, [
    h('dl', [
      h('dt', 'Release'),
      h('dd', h('bdi', slug)),
      h('dt', 'Revision'),
      h('dd', String(revision)),
      h('dt', 'Segments'),
      h('dd', `${units.length}, of which ${approved} approved before`),
      h('dt', 'To look at first'),
      h(
        'dd',
        doubtful.length === 0
          ? 'nothing that the checks found'
          : doubtful.flatMap(({ id }, index) => [
              ...(index > 0 ? [', '] : []),
              h('a', { href: `#${rowId(id)}` }, `segment ${id}`),
            ]),
      ),
    ]),
    h('p', [
      'To approve, upload the document or the XLIFF file of this package, corrected or as it is, to the upload bucket as ',
      h('code', h('bdi', `${name}.${document.extension}`)),
      ' or ',
      h('code', h('bdi', `${name}.xlf`)),
      '. In the XLIFF file each segment must be reviewed or final. This page is for reading: changes to it are not read.',
    ]),
    warningList(warnings.get(undefined) ?? []),
  ]);
}
