import { expect, test } from 'vitest';
import { attached, lastingBody, referenceWarnings } from '../../../../core/documents/attachments/attach.ts';
import { attachmentFolder } from '../../../../core/documents/attachments/folder.ts';
import { tier } from '../../../support/runs.ts';

/** What takes the square of it outlasts the time that a test has. */
const many = tier === 'thorough' ? 3_000 : 150;
const names = Array.from({ length: many }, (_, n) => `chart-${n}${n % 2 ? '.fr' : ''}.png`);
const folder = attachmentFolder('2026/report', names, 'fr');
const repeated = (make: (n: number) => string) => Array.from({ length: many }, (_, n) => make(n)).join('\n\n');

test.each([
  ['markdown', (n: number) => `![A chart](report.files/chart-${n}.png)`],
  ['markdown', (n: number) => `![A chart][c${n}]\n\n[c${n}]: report.files/chart-${n}.png`],
  ['markdown', () => '![A chart](report.files/'],
  ['markdown', () => 'report.files/chart-1.png'],
  ['html', (n: number) => `<p><img alt="A chart" src="report.files/chart-${n}.png">`],
  ['html', (n: number) => `<p><a href="report.files/none-${n}.png">A chart</a>`],
  ['html', () => '<img src="report.files/'],
] as const)('%s with many references takes no longer than it is long: %#', (format, make) => {
  const text = repeated(make);
  const out = attached(text, format, folder);
  const pointed = out.split('../assets/chart-').length - 1;
  expect(pointed).toBe(/chart-(?!1)/.test(make(0)) ? many : 0);
  expect(referenceWarnings(text, format, folder).every(({ message }) => message.length < 500)).toBe(true);
});

test('a page with many attachments is pointed at them in no longer than it is long', () => {
  const body = repeated((n) => `<p><img alt="A chart" src="../assets/chart-${n}.png"></p>`);
  const own = new Set(Array.from({ length: many }, (_, n) => `chart-${n}.png`));
  const out = lastingBody(body, { slug: '2026/report', version: 2, names: own });
  expect(out.split('/releases/2026/report/v2/assets/chart-').length - 1).toBe(many);
});
