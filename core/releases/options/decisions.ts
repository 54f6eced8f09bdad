import { Rejection } from '../../../contracts/failures.ts';
import { FrontMatter } from './front-matter.ts';
import { type OptionName, optionOf } from './known-options.ts';
import { isBlank, noValue, says } from './parse-options.ts';

/** An option of the front matter that does not count there. */
export interface Refused {
  name: OptionName;
  written: string;
  /** The value that says the same as metadata. */
  value: string;
  line?: number | undefined;
  /** Why it does not count, if other values of the option do. */
  why?: string;
}

/**
 * What a file must not decide about itself, since it may come from somebody else: whether a person reviews it, when it
 * appears, and what is hidden. It counts as metadata, which the person who uploads the file gives on purpose.
 */
const decisions: Partial<Record<OptionName, (value: unknown) => boolean>> = {
  'after-review': (value) => says(value, noValue),
  embargo: (value) => says(value, noValue),
  withdrawn: () => true,
  'allow-hidden': () => true,
  'strip-active': () => true,
};

/** Characters of a value that a message shows. */
const mostShown = 80;

/** The decisions among the keys of a front matter. */
export function decisionsIn(frontMatter: ReadonlyMap<string, unknown>): Refused[] {
  return [...frontMatter].flatMap(([key, value]): Refused[] => {
    const name = optionOf(key);
    if (name === undefined || isBlank(value) || decisions[name]?.(value) !== true) return [];
    const written = String(value).replace(/\s+/g, ' ').trim();
    const line = frontMatter instanceof FrontMatter ? frontMatter.lines.get(key) : undefined;
    return [{ name, written, value: written, line }];
  });
}

/** The front matter as far as it counts. */
export function withoutDecisions(frontMatter: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
  const names = new Set<OptionName | undefined>(decisionsIn(frontMatter).map(({ name }) => name));
  if (names.size === 0) return frontMatter;
  const left = new FrontMatter([...frontMatter].filter(([key]) => !names.has(optionOf(key))));
  if (!(frontMatter instanceof FrontMatter)) return new Map(left);
  for (const [key, line] of frontMatter.lines) left.lines.set(key, line);
  return left;
}

/**
 * @param commandWith the command that uploads the file again with this metadata
 * @throws Rejection `InvalidOption`
 */
export function refuse(refused: readonly Refused[], commandWith: (metadata: Record<string, string>) => string): void {
  const [first] = refused;
  if (first === undefined) return;
  const said = refused.map(
    ({ name, written, why }) => `"${name}: ${shown(written)}"${why === undefined ? '' : ` (${why})`}`,
  );
  const command = commandWith(Object.fromEntries(refused.map(({ name, value }) => [name, value])));
  const rejection = new Rejection(
    'InvalidOption',
    `The front matter says ${said.join(' and ')}. A file does not decide this about itself: it counts only as metadata. Remove it; or, if you mean it: ${command}`,
  );
  throw first.line === undefined ? rejection : rejection.at(first.line);
}

function shown(value: string): string {
  const characters = [...value];
  return characters.length > mostShown ? `${characters.slice(0, mostShown - 1).join('')}…` : value;
}
