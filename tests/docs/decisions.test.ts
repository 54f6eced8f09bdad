import { expect, test } from 'vitest';
import { docs, headings } from './documents.ts';

const decisions = docs.filter(({ path }) => path.startsWith('docs/developers/decisions/'));

test.each(decisions.map((doc) => [doc.path, doc.text] as const))(
  '%s has context, decision and consequences',
  (path, text) => {
    const [number] = /\d{4}(?=-[a-z0-9-]+\.md$)/.exec(path) ?? [];
    const [title, ...sections] = headings(text).map((heading) => heading.title);
    expect(title).toMatch(new RegExp(`^${number}: .+`));
    expect(sections).toEqual(['Context', 'Decision', 'Consequences']);
  },
);

test('decisions are numbered without a gap', () => {
  const numbers = decisions.map(({ path }) => Number(/\d{4}/.exec(path)?.[0]));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});
