import colours from 'picocolors';
import { table } from '../../terminal/table.ts';
import type { ReleaseAddresses } from './addresses.ts';
import type { SiteAnswer, Verdict } from './ask.ts';
import { type Inspected, leftOf } from './inspect.ts';
import type { Spelling } from './spellings.ts';

/** Addresses of a list that is too long to read. */
const shown = 20;

const meanings: Record<Verdict, string> = {
  nothing: 'nothing',
  notice: 'notice',
  there: 'STILL THERE',
  unclear: 'UNCLEAR',
};

/** What was asked, what each address answers, and whether anything is left. */
export function describeInspection(release: ReleaseAddresses, inspected: readonly Inspected[]): string {
  const { slug, withdrawnAt, lastVersion, languages } = release;
  const state = withdrawnAt === undefined ? 'not withdrawn' : `withdrawn ${withdrawnAt}`;
  const numbers = lastVersion === 1 ? 'version 1' : `versions 1 to ${lastVersion}`;
  const head = `${colours.bold(printable(slug))}: ${state}; ${numbers}; ${languages.join(', ')}\n`;
  const rows = inspected.map(({ key, answers }) => {
    const [own, ...others] = answers.toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
    const counts = Map.groupBy(others, ({ verdict }) => verdict);
    const count = (verdict: Verdict) => coloured(verdict, String(counts.get(verdict)?.length ?? ''));
    return [
      printable(`/${key}`),
      own === undefined ? '' : coloured(own.verdict, `${own.status || '–'} ${meanings[own.verdict]}`),
      ...(['nothing', 'notice', 'there', 'unclear'] as const).map(count),
    ];
  });
  const titles = ['address', 'answers', ...(['nothing', 'notice', 'there', 'unclear'] as const)];
  const columns = titles.map((title, n) => ({ title, align: n > 1 ? ('right' as const) : ('left' as const) }));
  return `${head}${table(columns, rows)}\n\n${summary(inspected)}`;
}

function summary(inspected: readonly Inspected[]): string {
  const left = leftOf(inspected);
  const asked = inspected.reduce((sum, { answers }) => sum + answers.length, 0);
  const what = `${inspected.length} addresses, ${asked} spellings`;
  if (left.length === 0) return `${colours.green('Nothing but notices is left')} under ${what}.\n`;
  const lines = left.slice(0, shown).map((one) => `  ${line(one)}\n`);
  const more = left.length > shown ? [`  … and ${left.length - shown} more\n`] : [];
  return `${colours.red(`${left.length} of ${what} answer with something else`)}:\n${[...lines, ...more].join('')}`;
}

function line({ path, how, verdict, status }: Spelling & SiteAnswer): string {
  return `${status || 'no answer'}  ${printable(path)}  ${colours.dim(`(${how}${verdict === 'unclear' ? '; unclear' : ''})`)}`;
}

const isOwn = ({ how }: Spelling) => how === 'as it is published';

function coloured(verdict: Verdict, text: string): string {
  return verdict === 'there' || verdict === 'unclear' ? colours.red(text) : text;
}

/** A name as one line of a terminal: controls and signs that turn text around are shown, not obeyed. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
}
