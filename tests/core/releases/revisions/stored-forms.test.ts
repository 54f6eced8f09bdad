import { expect, test } from 'vitest';
import type { ReleaseRecord } from '../../../../core/releases/revisions/release-record.ts';
import {
  publicReleaseForm,
  publicVersionForm,
  recordForm,
  revisionForm,
} from '../../../../core/releases/revisions/stored-forms.ts';

test.each([
  ['a revision', revisionForm, '{"revision":3,"kind":"upload"}', '{"number":3,"kind":"upload"}'],
  ['a version', publicVersionForm, '{"schema":1,"version":2}', '{"schema":1,"number":2}'],
  ['a public record', publicReleaseForm, '{"schema":1,"release":"ferry"}', '{"schema":1,"slug":"ferry"}'],
  [
    'a record',
    recordForm,
    '{"slug":"a","newest":{"revision":3},"tick":9}',
    '{"slug":"a","newest":{"number":3},"tick":9}',
  ],
] as const)('%s is stored under the names of version 0.1.0, in the same order', (_, form, stored, code) => {
  const read = form.read(JSON.parse(stored));
  expect(JSON.stringify(read)).toBe(code);
  expect(JSON.stringify(form.write(read as never))).toBe(stored);
  expect(JSON.stringify(form.read(JSON.parse(code)))).toBe(code);
});

test('only the record itself and its newest revision are renamed', () => {
  const record = { committed: { revision: 2, version: 1 }, newest: { number: 3, publication: { version: 4 } } };
  expect(recordForm.write(record as unknown as ReleaseRecord)).toEqual({
    committed: { revision: 2, version: 1 },
    newest: { revision: 3, publication: { version: 4 } },
  });
});
