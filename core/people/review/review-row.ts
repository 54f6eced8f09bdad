import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Part, Unit } from '../../../contracts/document.ts';
import type { Locale } from '../../../contracts/locales.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import { chips, labelsOf } from './chips.ts';

export interface ReviewRow {
  unit: Unit;
  translation: readonly Part[] | undefined;
  /** The source's text, which markup is read from. */
  documentText: string;
  finished: boolean;
  warnings: readonly Warning[];
  source: Locale;
  target: Locale;
}

/** The id of a segment's row, for links to it. */
export function rowId(unit: string): string {
  return `segment-${unit}`;
}

/** One segment: its id and kind, its source, and its translation with warnings. */
export function reviewRow({ unit, translation, documentText, finished, warnings, source, target }: ReviewRow) {
  const label = labelsOf(unit.parts, documentText);
  const text = (content: ElementContent[], { lang, direction }: Locale) =>
    h('div', { lang, dir: direction, className: ['text', unit.kind] }, content);
  return h('tr', { id: rowId(unit.id), ...(warnings.length > 0 ? { className: ['warned'] } : {}) }, [
    h('th', { scope: 'row' }, [
      unit.id,
      h('span', { className: ['kind'] }, unit.kind.replace('-', ' ')),
      finished ? h('span', { className: ['state'] }, 'approved') : undefined,
    ]),
    h('td', [text(chips(unit.parts, label), source)]),
    h('td', [
      translation ? text(chips(translation, label), target) : h('p', { className: ['missing'] }, 'Not translated'),
      warningList(warnings),
    ]),
  ]);
}

/** Warnings as a list; undefined if there are none. */
export function warningList(warnings: readonly Warning[]) {
  if (warnings.length === 0) return undefined;
  return h(
    'ul',
    { className: ['warnings'] },
    warnings.map(({ code, message }) => h('li', [message, ' ', h('code', code)])),
  );
}
