import { describe, expect, it } from 'vitest';
import { protectedSpans } from '../../../core/protection/protected-spans.ts';

const found = (text: string) => protectedSpans(text).map(({ start, end }) => text.slice(start, end));

describe('protectedSpans', () => {
  it.each([
    ['See https://example.org/a?b=1&c=(d).', ['https://example.org/a?b=1&c=(d)']],
    ['(at https://example.org/a)', ['https://example.org/a']],
    ['www.example.org, and example.com/press today', ['www.example.org', 'example.com/press']],
    ['詳細はhttps://example.org/a（英語）', ['https://example.org/a']],
    ['詳細は https://example.org/a。', ['https://example.org/a']],
    ['write to ann.o+x@mail.example.org!', ['ann.o+x@mail.example.org']],
    ['pkg@4.3.0 is a version', []],
    ['Hello {{ user.name }}, {{{raw}}} and {{#if x}}', ['{{ user.name }}', '{{{raw}}}', '{{#if x}}']],
    ['Dear ${name}, {0} of {count}', ['${name}', '{0}', '{count}']],
    ['%s of %1$s, %(name)s and %.2f', ['%s', '%1$s', '%(name)s', '%.2f']],
    ['100% sure, 5%s, 50 % discount', []],
    ['call +1 555 0100 44, or (0555) 010-044', ['+1 555 0100 44', '(0555) 010-044']],
    ['+39 06 555 0100 is the desk, 1 850 000 the price', ['+39 06 555 0100']],
    ['a rise of +3 to 5 (2026) in 1990 (12 of 40)', []],
    ['{ a set } and 3 < 4', []],
    ['Dr. Smith met Mr. Jones at 5 p.m.', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each(['a.', 'a@', 'a-', 'http://', '{{', '${', '%(', 'www.', '{a', 'a.com/', '(', '+1 ', '(12) 3', '😀@'])(
    'takes no longer than it reads for %j',
    (unit) => {
      const time = (length: number) => {
        const text = unit.repeat(length);
        const start = performance.now();
        protectedSpans(text);
        return performance.now() - start;
      };
      time(1_000);
      // Quadratic patterns take minutes for a megabyte; a generous bound tells them from slow machines.
      expect(time(300_000)).toBeLessThan(3_000);
    },
  );
});
