import { h } from 'hastscript';
import type { Warning } from '../../../contracts/warnings.ts';

/** Warnings as a list; nothing where there are none. */
export function warningList(warnings: readonly Warning[]) {
  if (warnings.length === 0) return undefined;
  return h(
    'ul',
    { className: ['warnings'] },
    warnings.map(({ code, message }) => h('li', [message, ' ', h('code', code)])),
  );
}
