import { check } from 'recheck';
import { expect, it } from 'vitest';
import { alternatives, assembled, literals, repeats } from './expressions.ts';

/** Expressions that need not be linear, since what they look at is short, or that are looked at piece by piece. */
const excepted: readonly { begins: string; where: string; why: string }[] = [
  { begins: '[\\s\\p{P}]+$', where: 'core/documents/title/summary.ts', why: 'a summary of up to 280 characters' },
  {
    begins: '(?:(?<![a-zA-Z0-9])(?:(?:https?',
    where: 'core/documents/protection/protected-spans.ts',
    why: 'each of its `alternatives`',
  },
];

const isExcepted = ({ source, where }: { source: string; where: string }) =>
  excepted.some((each) => where.startsWith(each.where) && source.startsWith(each.begins));

it('every regular expression takes time in proportion to the text', async () => {
  const written = literals();
  const made = await assembled();
  expect(written.length).toBeGreaterThan(200);
  expect(made.some(({ where }) => where === 'core/documents/protection/protected-spans.ts')).toBe(true);
  const all = [...written, ...made, ...alternatives()];
  expect(all.filter(isExcepted)).toHaveLength(excepted.length);
  const checked = new Map(
    all
      .filter((expression) => repeats(expression) && !isExcepted(expression))
      .map((expression) => [`/${expression.source}/${expression.flags}`, expression]),
  );
  expect(checked.size).toBeGreaterThan(80);
  const found: string[] = [];
  for (const [name, { source, flags, where }] of checked) {
    const { status, ...more } = await check(source, flags, { timeout: 300_000 });
    const attack = 'attack' in more ? more.attack?.pattern : JSON.stringify(more);
    if (status !== 'safe') found.push(`${where}: ${name} is ${status}: ${attack}`);
  }
  expect(found).toEqual([]);
}, 1_800_000);
