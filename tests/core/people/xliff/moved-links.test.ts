import { describe, expect, test } from 'vitest';
import type { FormatName } from '../../../../contracts/document.ts';
import { parseXliff } from '../../../../core/people/xliff/parse-xliff.ts';
import { reviewed } from '../../../../core/people/xliff/reviewed.ts';
import { parse } from '../../support/parse.ts';
import { inState, packageOf } from './packages.ts';

/** The addresses of a review's links in its own order, with the ids of two codes exchanged. */
function swapped(format: FormatName, text: string, one: number, other: number): (string[] | undefined)[] {
  const document = parse(format, text);
  const file = inState('final', packageOf(document));
  const change = (target: string) =>
    target.replace(/(<pc id=")(\d+)"/g, (_, start: string, id: string) => {
      const number = Number(id) === one ? other : Number(id) === other ? one : Number(id);
      return `${start}${number}"`;
    });
  const edited = file.replace(/<target>[\s\S]*?<\/target>/g, change);
  return [...reviewed(parseXliff(edited), document, 'fr').values()].map(({ moved }) => moved);
}

describe('links whose codes changed places between source and XLIFF', () => {
  const links = 'See [the office](https://acme.example/office) or [another](https://evil.example/login) today.';

  test('are named in their new order', () => {
    expect(swapped('markdown', links, 1, 2)).toEqual([['https://evil.example/login', 'https://acme.example/office']]);
    const html =
      '<p>See <a href="https://acme.example/office">the office</a> or <a href="https://evil.example/">x</a>.</p>';
    expect(swapped('html', html, 1, 2)).toEqual([['https://evil.example/', 'https://acme.example/office']]);
  });

  test.each<[string, string]>([
    ['where they keep their order', links],
    [
      'where both lead to one place',
      'See [the office](https://acme.example/) or [another](https://acme.example/) today.',
    ],
    ['where they are not links', 'See *the office* or **another** today.'],
  ])('are none %s', (name, text) => {
    expect(swapped('markdown', text, 1, name.includes('keep') ? 1 : 2)).toEqual([undefined]);
  });
});
