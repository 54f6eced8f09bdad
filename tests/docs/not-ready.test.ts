import { expect, test } from 'vitest';
import { notReadyNames, notReadyStatus, type Saying } from '../../core/releases/not-ready/names.ts';
import { codes, doc, rows } from './documents.ts';

const page = doc('docs/editors/not-ready.md');

const conditions: Record<Saying, string> = {
  yes: 'yes',
  no: 'no',
  status: 'one of the five',
  ahead: 'a date ahead',
  stamp: 'a date ahead with a time of day',
  past: 'a date that has passed',
};

test('the table of names is that of the code', () => {
  const documented = rows(page.text).filter(({ length }) => length === 3);
  expect(documented).toEqual(notReadyNames.map(({ name, says, used }) => [`\`${name}\``, conditions[says], used]));
});

test('the five are those of the code', () => {
  const line = page.text.split('\n').find((each) => each.startsWith('- The five are'));
  expect(codes(line ?? '')).toEqual([...notReadyStatus]);
});
