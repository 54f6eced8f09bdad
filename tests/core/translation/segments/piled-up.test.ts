import { expect, test } from 'vitest';
import { isPiledUp } from '../../../../core/translation/segments/piled-up.ts';
import { parse } from '../../support/parse.ts';
import { engine, inLines, translate } from '../../support/translation.ts';

const segment = (text: string) => ({
  unit: 'b1',
  index: 0,
  text,
  tags: [...text.matchAll(/<[gx]/g)].map(() => ({ type: 'whole' as const, parts: [] })),
  before: [],
  after: [],
});

test.each([
  [true, 'Write to <x1/> (see <x2/>).', '<x1/> <x2/> Écrivez à (voir ).'],
  [true, 'The <g1>new</g1> one of <g2>Ann</g2> is open', '<g1>neuf</g1> <g2>Ann</g2> Le de est ouvert'],
  [true, 'Write to us (<x1/>).', '<x1/> Écrivez-nous ().'],
  [false, 'Write to <x1/> (see <x2/>).', 'À <x1/>, écrivez (voir <x2/>).'],
  [false, 'The study of <x1/> by <x2/>', '<x2/> による <x1/> の研究'],
  [false, '<x1/> and <x2/> open', '<x1/> <x2/> ouvrent'],
  [false, 'On board <x1/> and with <x2/> today', '<x1/>、<x2/>は今日乗船している'],
  [false, 'From <x1/> to <x2/>', '<x1/>-<x2/> arası'],
  [false, 'We call <g1>Ann</g1> or write to <g2>Bob</g2>', '<g1>アン</g1>・<g2>ボブ</g2>に電話または手紙'],
  [false, 'By <x1/> today', '<x1/> tarafından bugün'],
  [false, 'Call f() of <x1/>', 'Appelez f() de <x1/>'],
  [false, 'No tag here', 'Rien ()'],
])('%s: "%s" came back as "%s"', (expected, source, answer) => {
  expect(isPiledUp(segment(source), answer)).toBe(expected);
});

test('an answer with its tags at its front is asked for again, then translated in pieces with a warning', async () => {
  const document = parse('html', '<p>Write to <a href="a">the desk</a> before <b>Monday</b> comes.</p>');
  const piled = inLines((line) => line.replace(/^Write to (<g1>.*<\/g1>) before (<g2>.*<\/g2>)/, '$1 $2 WRITE BEFORE'));
  const { warnings, requests } = await translate(document, { engine: engine(piled) });
  expect(warnings.map(({ code }) => code)).toEqual(['tags-lost']);
  expect(requests).toBe(3);
});

test('segments whose spaces were repaired are counted', async () => {
  const document = parse('html', '<p>The <b>new</b> one.</p><p>Another <b>new</b> one.</p><p>No tag.</p>');
  const answer = inLines((line) => line.toUpperCase().replace('ANOTHER <G1>', 'ANOTHER<G1>'));
  const { segments } = await translate(document, { engine: engine(answer) });
  expect(segments).toEqual({ total: 3, machine: 3, reused: 0, human: 0, repaired: 1 });
  expect((await translate(document, { engine: engine() })).segments).not.toHaveProperty('repaired');
});
