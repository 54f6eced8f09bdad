import colours from 'picocolors';
import { failures, type ReportedError } from '../../contracts/failures.ts';
import { languageName } from '../../contracts/locales.ts';
import type { SpendingLimits } from '../../contracts/spending.ts';
import { tooMuch } from '../../core/translation/spend/excess.ts';
import { inDollars, inThousands } from '../../core/translation/spend/money.ts';
import { table } from '../../terminal/table.ts';
import type { FileEstimate } from './estimate-file.ts';

const columns = [
  { title: 'language' },
  { title: '' },
  { title: 'to translate', align: 'right' },
  { title: 'from memory', align: 'right' },
  { title: 'cost', align: 'right' },
] as const;

/** A file's estimate for a terminal: by language, and the effect of the limits. */
export function describeEstimate({ file, release, made, whole, excess }: FileEstimate, limits: SpendingLimits): string {
  const { document } = release.ingested;
  const rows = Object.entries(made.languages).map(([tag, { characters, dollars }]) => {
    const known = Math.max(0, (whole.languages[tag]?.characters ?? 0) - characters);
    return [tag, languageName(tag), inThousands(characters), inThousands(known), inDollars(dollars)];
  });
  const known = Math.max(0, whole.characters - made.characters);
  const total = ['total', '', inThousands(made.characters), inThousands(known), inDollars(made.dollars)];
  const what = `release "${release.slug}", in ${languageName(document.language)}: "${document.title.text}"`;
  const parts = [`${colours.bold(file)}  ${colours.dim(what)}`];
  if (rows.length === 0) parts.push('  Nothing to translate: the release has only its source language.');
  else parts.push(table(columns, rows, total), '', verdict({ made, excess, release }, limits));
  return `${parts.join('\n')}\n`;
}

function verdict(
  { made, excess, release }: Pick<FileEstimate, 'made' | 'release'> & { excess: FileEstimate['excess'] },
  limits: SpendingLimits,
): string {
  if (release.hold !== undefined) return held(release.hold);
  if (excess !== undefined) {
    const approve =
      excess.by === 'most'
        ? []
        : ['  Once it is uploaded, its report has the command by which an approver approves it.'];
    return [`  ${colours.yellow('Would be held')} (BudgetExceeded): ${tooMuch(made, excess, limits)}`, ...approve].join(
      '\n',
    );
  }
  const limit = `the limit of ${inThousands(limits.charactersPerRelease)} characters for one upload`;
  const share = `, if the day's budget of ${inThousands(limits.dailyCharacters)} has as much left`;
  return `  ${colours.green('Would continue')}: within ${limit}${share}.`;
}

function held({ code, message, hint }: ReportedError): string {
  return `  ${colours.yellow('Would be held')} (${code}): ${message}\n  ${colours.dim(hint)}`;
}

/** The errors of a file that would be rejected, or held before it is counted. */
export function describeErrors(file: string, errors: readonly ReportedError[]): string {
  const lines = errors.map((error) =>
    failures[error.code].disposition === 'hold'
      ? held(error)
      : `  ${colours.red('Would be rejected')} (${error.code}): ${error.message}\n  ${colours.dim(error.hint)}`,
  );
  return `${colours.bold(file)}\n${lines.join('\n')}\n`;
}
