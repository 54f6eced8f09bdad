import { expect, test } from 'vitest';
import { mistakes } from '../../bench/checks/mistakes.ts';
import { checkCodes } from '../../contracts/warnings.ts';
import { parseConfig } from '../../infra/config/config.ts';
import { codes, doc, rows, section } from './documents.ts';

const checks = doc('docs/editors/checks.md');

test('every check is documented, in the order of reports', () => {
  const documented = rows(section(checks, 'Checks').split(/^## /m)[0] ?? '').map(([code = '']) => codes(code)[0]);
  expect(documented).toEqual([...checkCodes]);
});

test('the example of blocking is a configuration', () => {
  const [, example = ''] = /```json\n([\s\S]*?)```/.exec(section(checks, 'Blocking on a check')) ?? [];
  expect(parseConfig(JSON.parse(`{${example}}`)).checks).toEqual({ 'number-mismatch': 'block' });
});

test('the measured mistakes are those that the measurement makes', () => {
  const measured = rows(section(checks, 'How often they are wrong')).map(([name, code = '']) => [name, codes(code)[0]]);
  expect(measured).toEqual(mistakes.map(({ name, code }) => [name, code]));
});
