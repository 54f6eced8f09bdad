import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { markdownCorpus } from '../../../../../bench/parse/corpus.ts';
import { markdownEvents } from '../../../../../core/documents/formats/markdown/events.ts';
import { markdownTree } from '../../../../../core/documents/formats/markdown/parse-tree.ts';
import { runs, sampleOf, tier } from '../../../../support/runs.ts';
import { anyText } from '../../../support/arbitraries.ts';
import { corpora } from '../conformance/corpora.ts';

/** Without blanks and what stands before them: which construct a blank line is counted to changes nothing. */
function constructs(text: string, atOnce: number): string[] {
  // Which micromark does not count.
  const counted = text.replace(/^\ufeff/, '');
  return [...markdownEvents(text, atOnce)].flatMap(({ start, events }) =>
    events.flatMap(([kind, { type, ...token }]) => {
      const from = token.start.offset + start;
      const to = token.end.offset + start;
      const written = counted.slice(from, to).trimEnd();
      if (/^[\s>]*$/.test(written) && type === 'lineEnding') return [];
      if (written === '') return [];
      return [`${kind} ${type} ${from}-${type === 'codeIndented' ? from + written.length : to}`];
    }),
  );
}

function tree(text: string, atOnce: number): Nodes {
  const root = markdownTree(text, atOnce);
  visit(root, (node: Nodes) => {
    delete node.position;
    // micromark takes blank lines into indented code where the last of them begins with a tab, and not in CommonMark.
    if (node.type === 'code') node.value = node.value.replace(/[\r\n]+$/, '');
  });
  return root;
}

/** In one, and in the shortest stretches that there can be. */
function expectTheSame(text: string, name?: string): void {
  expect(constructs(text, 1), name).toEqual(constructs(text, Number.POSITIVE_INFINITY));
  expect(tree(text, 1), name).toEqual(tree(text, Number.POSITIVE_INFINITY));
}

const hard = [
  '```\na\n\nb\n\n```\n\nc',
  '~~~~\n~~~\n\nb\n\n~~~~\n\nc',
  '```\n\na\n``\n\nb\n````\n\nc',
  '```a`\n\nb\n\nc',
  '<!--\n\na\n\n-->\n\nb',
  '<script>\n\na\n\n</script>\n\nb\n\nc',
  '<div>\n\na\n\n</div>\n\nb',
  '- a\n\n  ```\n  b\n\nc\n\n```\n\nd\n\n```\n\ne',
  '> ```\n\na\n\nb',
  '- a\n\n  b\n\nc\n\n- d\n\n- e\n\nf',
  '[^a]: b\n\n    c\n\nd[^a] [e][f]\n\n[f]: g\n\nh',
  'a [b][c] [d]\n\n[c]: /u\n\ne\n\n[d]:\n/v "t"\n\nf [d]',
  'a\r\n\r\nb\r\rc\n\r\nd',
  'a\n \t \nb\n\n# c\n\n#d\n\n===\n\ne',
  '\ufeffa\n\nb',
  '    a\n\n\n\n\t\nb\n\n',
];

describe('a Markdown text in stretches has the constructs and the tree that it has in one', () => {
  it.each(hard)('%j', (text) => expectTheSame(text));

  it.each(['CommonMark’s examples', 'examples of GitHub’s Markdown', 'our own', 'Markdown of packages'])(
    '%s',
    (name) => {
      const documents = corpora.markdown.documents[name]?.() ?? [];
      expect(documents.length).toBeGreaterThan(5);
      for (const [document, text] of sampleOf(documents, 3)) {
        // A megabyte in stretches of a paragraph tells no more than its beginning.
        expectTheSame(String(text).slice(0, 10_000), document);
      }
    },
    600_000,
  );

  it('whatever it is', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 4 }), (texts) => expectTheSame(texts.join('\n\n'))),
      { numRuns: runs(1_000) },
    );
  }, 600_000);

  it('however long', () => {
    const text = `${markdownCorpus(tier === 'thorough' ? 200_000 : 70_000)}\n\n[late]: /a\n\nAnd [late].\n`;
    expect(constructs(text, 64 * 1024)).toEqual(constructs(text, Number.POSITIVE_INFINITY));
    expect([...markdownEvents(text)].length).toBeGreaterThan(1);
  }, 600_000);
});
