import type { Element, Text } from 'hast';
import { visit } from 'unist-util-visit';
import { describe, expect, it, test } from 'vitest';
import { maxNesting } from '../../../../../contracts/limits.ts';
import { jsonBody } from '../../../../../core/publication/pages/body/json-body.ts';
import { tier } from '../../../../support/runs.ts';
import { rejection } from '../../../rejection.ts';
import { parse, readings, render } from '../../../support/parse.ts';

const said = 'The ferry is back';
const much = tier === 'thorough' ? 1_000_000 : 20_000;
const same = (text: string) => text;

/** Nothing has become a property of every object. */
function expectUnpolluted(): void {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
}

describe('names that objects have', () => {
  test.each([
    `{"__proto__": {"polluted": "${said}"}}`,
    `{"constructor": {"prototype": {"polluted": "${said}"}}}`,
    `{"a": {"__proto__": "${said}"}}`,
    `{"\\u005f_proto__": {"polluted": "${said}"}}`,
    `[{"toString": "${said}", "valueOf": 1, "hasOwnProperty": null}]`,
    `{"length": "${said}", "0": 1}`,
    `{"": "${said}"}`,
  ])('are keys like others: %s', (text) => {
    const document = parse('json', text);
    expect(readings(document)).toEqual([said]);
    expect(render(document, same)).toBe(text);
    expect(JSON.stringify(jsonBody(text, document))).toContain(said);
    expectUnpolluted();
  });
});

it('a key that comes twice has each of its texts', () => {
  const text = `{"text": "${said}", "text": "It crosses again", "text": 1, "text": "Every hour it does"}`;
  const document = parse('json', text);
  expect(readings(document)).toEqual([said, 'It crosses again', 'Every hour it does']);
  expect(render(document, (part) => part.toUpperCase())).toBe(
    `{"text": "${said.toUpperCase()}", "text": "IT CROSSES AGAIN", "text": 1, "text": "EVERY HOUR IT DOES"}`,
  );
});

describe('surrogates', () => {
  test.each(['\\ud83d', '\\ude00', '\\ud83d\\ud83d', '\\ude00\\ud83d', '\\ud83dx\\ude00', '\\uD83D', '\\udfff\\udbff'])(
    'that are half a character are left as they are: %s',
    (half) => {
      const text = `{"odd": "Some words ${half} and more", "key${half}": "${said}"}`;
      const document = parse('json', text);
      expect(readings(document)).toContain(said);
      expect(render(document, same)).toBe(text);
      for (const reading of readings(document)) expect(reading.isWellFormed()).toBe(true);
    },
  );

  it('that are a whole one are read', () => {
    expect(readings(parse('json', '["A smile \\ud83d\\ude00 of the ferry"]'))).toEqual(['A smile 😀 of the ferry']);
  });
});

describe('depth', () => {
  const nested = (depth: number, open = '[', close = ']') => `${open.repeat(depth)}"${said}"${close.repeat(depth)}`;

  test.each([
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
    ['names that objects have', '{"__proto__":', '}'],
  ])('of %s is read up to the limit, and rejected beyond', (_, open, close) => {
    expect(readings(parse('json', nested(maxNesting, open, close)))).toEqual([said]);
    expect(rejection(() => parse('json', nested(maxNesting + 1, open, close))).code).toBe('TooDeeplyNested');
    expect(rejection(() => parse('json', nested(much, open, close))).code).toBe('TooDeeplyNested');
  });
});

describe('what is long', () => {
  test.each([
    ['a number', `{"n": ${'9'.repeat(much)}, "text": "${said}"}`],
    ['a fraction', `{"n": 0.${'1'.repeat(much)}, "text": "${said}"}`],
    ['an exponent', `{"n": 1e${'9'.repeat(much)}, "text": "${said}"}`],
    ['a number that a program would round', `{"n": 12345678901234567890.10, "m": -0, "o": 1E+2, "text": "${said}"}`],
    ['a key', `{"${'k'.repeat(much)}": "${said}"}`],
    ['a key of escapes', `{"${'\\u0061'.repeat(much / 6)}": "${said}"}`],
    ['a value of escapes that nobody reads', `{"id": "${'\\\\'.repeat(much / 2)}", "text": "${said}"}`],
    ['white space', `{"text":${' \t\r\n'.repeat(much / 4)}"${said}"}`],
    ['a list of nothing', `[${'null,'.repeat(much / 5)}"${said}"]`],
    ['an object of one key', `{${'"a":1,'.repeat(much / 6)}"text":"${said}"}`],
  ])('is not touched, however a program would write it: %s', (_, text) => {
    const document = parse('json', text);
    expect(readings(document)).toEqual([said]);
    expect(render(document, same)).toBe(text);
    expect(render(document, (part) => part.replace('back', 'here'))).toBe(text.replace('is back', 'is here'));
  });
});

describe('a key of markup', () => {
  test.each([
    '<script>alert(1)</script>',
    '</dt><img src=x onerror=alert(1)>',
    '<svg onload=alert(1)>',
    'javascript:alert(1)',
    '"onclick="alert(1)',
    '&lt;script&gt;',
    '\\u003cscript\\u003e',
    '<!--',
    ']]>',
  ])('is text on the page: %s', (written) => {
    const key = written.replaceAll('"', '\\"');
    const text = `{"${key}": {"${key}": "${said}"}, "more": {"${key}": ["Another text of it"]}}`;
    const document = parse('json', text, { title: 'The title' });
    const body = jsonBody(text, document);
    const names: string[] = [];
    visit(body, 'element', (element: Element) => {
      if (!['dl', 'dt', 'dd', 'ul', 'li', 'p'].includes(element.tagName)) throw new Error(`<${element.tagName}>`);
      if (element.tagName !== 'dt') return;
      expect(element.properties).toEqual({ translate: 'no' });
      names.push(...element.children.map((child) => (child as Text).value));
    });
    expect(names).toContain(JSON.parse(`"${key}"`));
    expect(render(document, same)).toBe(text);
  });
});

test.each([
  '{"a": "b"',
  '{"a": "b"}}',
  '{"a": NaN}',
  '{"a": Infinity}',
  '{"a": undefined}',
  '{a: "b"}',
  "{'a': 1}",
  '[1,]',
  '/* c */ {}',
  '\ufeff\ufeff{}',
  '{"a": "\u0000"}',
  '{"a": 0x10}',
  '{"a": 1n}',
  'null',
  '""',
  '1',
])('is rejected with a code: %j', (text) => {
  expect(['InvalidJson', 'EmptyDocument']).toContain(rejection(() => parse('json', text)).code);
});
