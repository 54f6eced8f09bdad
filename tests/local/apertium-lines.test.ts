import { expect, test } from 'vitest';
import type { ApyClient } from '../../local/apertium/client.ts';
import { LineTranslator } from '../../local/apertium/lines.ts';

const pair = { source: 'eng', target: 'spa' };

/** apertium-apy as a function of one stream; requests are recorded. */
function translator(translate: (stream: string) => string) {
  const requests: string[] = [];
  const client = {
    translateStream: async (text: string) => {
      requests.push(text);
      return text.replace(/[^\0]*(?=\[;\]\0)/g, translate).replaceAll('\0', '');
    },
  };
  return { requests, lines: new LineTranslator(client as unknown as ApyClient, pair) };
}

test('lines keep their place and the spaces around them', async () => {
  const { lines } = translator((stream) => stream.toUpperCase());
  expect(await lines.translate(['  one ', '', '\ttwo', '   '])).toEqual(['  ONE ', '', '\tTWO', '   ']);
});

test('a request stays below what apy would cut', async () => {
  const { lines, requests } = translator((stream) => stream);
  const long = Array.from({ length: 30 }, (_, index) => `Line ${index} ${'with words '.repeat(index * 7)}end.`);
  expect(await lines.translate(long)).toEqual(long);
  expect(Math.max(...requests.map((text) => text.length))).toBeLessThanOrEqual(900);
});

test('a line is asked for once', async () => {
  const { lines, requests } = translator((stream) => stream);
  await Promise.all([lines.translate(['same', 'same']), lines.translate(['same'])]);
  expect(requests).toHaveLength(1);
});

test('where markup is lost, what lies between is translated by itself', async () => {
  const { lines } = translator((stream) => (stream.includes('[0]') ? stream.replace('[0]', '') : stream.toUpperCase()));
  expect(await lines.translate(['see <g1>the page</g1> now'])).toEqual(['SEE <g1>THE PAGE</g1> NOW']);
});

test('a failure is not remembered', async () => {
  let broken = true;
  const { lines } = translator((stream) => {
    if (broken) throw new Error('apy is gone');
    return stream;
  });
  await expect(lines.translate(['a'])).rejects.toThrow('apy is gone');
  broken = false;
  expect(await lines.translate(['a'])).toEqual(['a']);
});
