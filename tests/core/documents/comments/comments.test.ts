import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormatName } from '../../../../contracts/document.ts';
import { dropComments } from '../../../../core/documents/comments/drop-comments.ts';
import { commentWarnings } from '../../../../core/documents/comments/published-comments.ts';
import { parseDocument } from '../../../../core/documents/parse-document.ts';
import { plainText } from '../../../../core/documents/parts/plain-text.ts';
import { runs } from '../../../support/runs.ts';

const found = (text: string, format: FormatName = 'markdown') =>
  commentWarnings(text, format).map(({ line, message }) => [line, /comment "(.*?)" is published/.exec(message)?.[1]]);

describe('a comment that goes public is a warning, with its line and first words', () => {
  test.each<[string, FormatName, string, [number, string][]]>([
    [
      'between blocks',
      'markdown',
      '# A\n\n<!-- do not publish the price -->\n\nText.\n',
      [[3, 'do not publish the price']],
    ],
    ['in a line', 'markdown', 'Text <!-- 40 EUR? --> goes on.\n', [[1, '40 EUR?']]],
    [
      'in a heading, a quote, a list and a table',
      'markdown',
      '# A <!-- one -->\n\n> <!-- two -->\n\n- x <!-- three -->\n\n| a |\n| - |\n| b <!-- four --> |\n',
      [
        [1, 'one'],
        [3, 'two'],
        [5, 'three'],
        [9, 'four'],
      ],
    ],
    ['over lines', 'markdown', 'A\n\n<!-- first\nsecond\n\nthird -->\n\nB\n', [[3, 'first second third']]],
    ['over lines of a quote', 'markdown', '> a\n>\n> <!-- in\n> two -->\n', [[3, 'in two']]],
    ['behind front matter, with CRLF', 'markdown', '---\r\ntitle: A\r\n---\r\n<!-- x -->\r\nB\r\n', [[4, 'x']]],
    [
      'in front matter',
      'markdown',
      '---\ntitle: "A # b" # ask Jo\n# all of it\nx: |\n  # text\n---\nB\n',
      [
        [2, 'ask Jo'],
        [3, 'all of it'],
      ],
    ],
    [
      'as a definition',
      'markdown',
      'A\n\n[//]: # (not yet)\n[comment]: <> "nor this"\n',
      [
        [3, 'not yet'],
        [4, 'nor this'],
      ],
    ],
    ['in HTML inside of Markdown', 'markdown', '<div>\n<!-- x -->\n<p>A</p>\n</div>\n', [[2, 'x']]],
    ['that never ends', 'html', '<p>A</p>\n<!-- the rest\n<p>B</p>', [[2, 'the rest <p>B</p>']]],
    ['with mac line ends', 'html', '<p>A</p>\r<!-- x -->\r', [[2, 'x']]],
    [
      'everywhere in HTML',
      'html',
      '<!doctype html>\n<head><!-- in head --></head>\n<p>A<!--b-->c\n<pre>\n<!-- pre --></pre><! odd one>',
      [
        [2, 'in head'],
        [3, 'b'],
        [5, 'pre'],
        [5, 'odd one'],
      ],
    ],
  ])('%s', (_, format, text, expected) => {
    expect(found(text, format)).toEqual(expected);
  });

  test.each<[string, FormatName, string]>([
    ['code', 'markdown', '`<!-- a -->`\n\n    <!-- b -->\n\n```html\n<!-- c -->\n```\n'],
    ['a script and a style', 'html', '<script>// <!-- a -->\n</script><style><!-- b --></style>'],
    ['a link to the top', 'markdown', 'To the [top].\n\n[top]: # (Back to the top)\n'],
    [
      'a doctype, XML, CDATA and PHP',
      'html',
      '<?xml version="1.0"?><!DOCTYPE html><svg><![CDATA[x]]></svg><?php echo 1 ?>',
    ],
    ['an empty one', 'html', '<p>a<!-- --><!----></p><!-- ---- -->'],
    ['plain text', 'text', '<!-- a -->\n'],
  ])('not %s', (_, format, text) => {
    expect(found(text, format)).toEqual([]);
  });

  test('the first words of a long one, and of many the first 20', () => {
    const long = `<!-- ${'word '.repeat(40)}-->\n`;
    expect(commentWarnings(long, 'html')[0]?.message).toMatch(/"(word ){10,12}word…"/);
    const warnings = commentWarnings('<!-- a note -->\n'.repeat(25), 'html');
    expect(warnings).toHaveLength(20);
    expect(warnings.at(-1)).toMatchObject({ line: 20, message: expect.stringMatching(/5 more comments follow\.$/) });
    expect(warnings[0]?.message).not.toContain('follow');
  });
});

describe('marks of tools are no comments of an author', () => {
  test.each([
    '<!-- more -->',
    '<!--more-->',
    '<!--nextpage-->',
    '<!-- truncate -->',
    '<!-- excerpt -->',
    '<!-- wp:paragraph -->',
    '<!-- /wp:paragraph -->',
    '<!-- wp:image {"id":12,"sizeSlug":"large"} -->',
    '<!-- wp:core/more /-->',
    '<!--[if mso]><table><tr><td>Outlook</td></tr></table><![endif]-->',
    '<!--[if !mso]><!-->',
    '<!--<![endif]-->',
    '<!--[if !mso]><!---->',
    '<![if !supportFootnotes]>',
    '<![endif]>',
    '<!--StartFragment-->',
    '<!-- toc -->',
    '<!-- tocstop -->',
    '<!-- TOC depthFrom:2 -->',
    '<!-- /TOC -->',
    '<!-- START doctoc generated TOC please keep comment here to allow auto update -->',
    '<!-- ALL-CONTRIBUTORS-LIST:START - Do not remove or modify this section -->',
    '<!-- prettier-ignore -->',
    '<!-- prettier-ignore-start -->',
    '<!-- markdownlint-disable MD013 MD033 -->',
    '<!-- markdownlint-disable-next-line no-bare-urls -->',
    '<!-- lint disable no-html -->',
    '<!-- vale off -->',
    '<!-- vale Google.We = NO -->',
    '<!-- textlint-disable ja-technical-writing/sentence-length -->',
    '<!-- alex ignore -->',
    '<!-- cspell:ignore nordhaven -->',
    '<!-- cspell: disable -->',
    '<!-- eslint-disable -->',
    '<!-- [html-validate-disable-next void-style] -->',
    '<!--googleoff: index-->',
    '<!--noindex-->',
    '<!--TYPO3SEARCH_begin-->',
    '<!--$-->',
    '<!--/$-->',
    '<!--v-if-->',
    '<!--[-->',
    '<!--]-->',
    '<!-- build:js scripts/main.js -->',
    '<!-- endbuild -->',
    '<!--#include virtual="/footer.html" -->',
    '<!--kg-card-begin: html-->',
    '<!--members-only-->',
    '<!--*|IF:MC_PREVIEW_TEXT|*-->',
    '<!-- BEGIN TEMPLATE // -->',
    '<!-- // END TEMPLATE -->',
    '<!-- Google Tag Manager (noscript) -->',
    '<!-- End Google Tag Manager -->',
    '<!-- Google tag (gtag.js) -->',
    '<!-- End Matomo Code -->',
    '<!-- This site is optimized with the Yoast SEO plugin v22.1 - https://yoast.com/wordpress/plugins/seo/ -->',
    '<!-- / Yoast SEO plugin. -->',
    '<!-- SPDX-License-Identifier: CC-BY-4.0 -->',
    "<!-- BEGIN OUTPUT from 'core/themes/olivero/page.html.twig' -->",
    "<!-- 💡 BEGIN CUSTOM TEMPLATE OUTPUT from 'themes/custom/site/node.html.twig' -->",
    '<!-- FILE NAME SUGGESTIONS:\n   ▪️ node--12.html.twig\n   ✅ node.html.twig\n-->',
  ])('%s', (mark) => {
    expect(found(`<p>A</p>\n${mark}\n`, 'html')).toEqual([]);
  });

  test.each([
    'more on the price next week',
    'toc: ask legal before',
    'vale offer ends at 40',
    'build: 12 million',
    'noindex? ask Jo',
  ])('but "%s" is', (words) => expect(found(`<!-- ${words} -->`, 'html')).toEqual([[1, words]]));
});

describe('source-comments: drop', () => {
  test.each<[string, FormatName, string, string]>([
    ['between blocks', 'markdown', '# A\n\n<!-- x -->\n\nB\n', '# A\n\n\n\nB\n'],
    ['at the top', 'markdown', '---\ntitle: A\n---\n<!-- x -->\n\nB\n', '---\ntitle: A\n---\n\n\nB\n'],
    ['over lines', 'markdown', 'A\n\n<!-- x\n\ny -->\n\nB\n', 'A\n\n\n\n\n\nB\n'],
    ['in a line', 'markdown', 'One <!-- x --> two.\n', 'One two.\n'],
    ['at a line’s end, before a hard break', 'markdown', 'One <!-- x -->  \ntwo.\n', 'One  \ntwo.\n'],
    ['at a line’s end', 'markdown', 'One  <!-- x -->\ntwo.\n', 'One\ntwo.\n'],
    ['between two paragraphs that would be one', 'markdown', 'A\n<!-- x -->\nB\n', 'A\n<!---->\nB\n'],
    ['where a label would become a link', 'markdown', '[a]<!-- x -->(b)\n', '[a]<!---->(b)\n'],
    ['where a number would become a list', 'markdown', '1.<!-- x --> b\n', '1.<!----> b\n'],
    ['between items of a list', 'markdown', '- a\n  <!-- x -->\n- b\n', '- a\n  <!---->\n- b\n'],
    ['over lines of a quote', 'markdown', '> <!-- x\n> y\n> z -->\n> b\n', '> <!--\n> .\n> -->\n> b\n'],
    ['as a definition', 'markdown', 'A\n\n[//]: # (x)\n\nB\n', 'A\n\n\n\nB\n'],
    ['in front matter', 'markdown', '---\ntitle: A # x\n# y\n---\nB\n', '---\ntitle: A\n\n---\nB\n'],
    ['in HTML', 'html', '<p>A <!-- x -->b</p>\n<!-- y -->\n<p>C</p>', '<p>A b</p>\n\n<p>C</p>'],
    ['but marks of tools', 'markdown', 'A\n\n<!-- more -->\n\nB\n', 'A\n\n<!-- more -->\n\nB\n'],
    ['with CRLF', 'html', '<p>A</p>\r\n<!-- x\r\ny -->\r\n<p>B</p>\r\n', '<p>A</p>\r\n\r\n\r\n<p>B</p>\r\n'],
  ])('%s', (_, format, text, expected) => {
    expect(dropComments(text, format)).toBe(expected);
  });

  const lines = (text: string) => text.split(/\r\n|\n|\r/).length;
  const words = (text: string, format: FormatName) =>
    parseDocument(text, { format, extension: format, language: 'en', bom: false }).units.map(({ kind, parts }) => [
      kind,
      plainText(parts).replace(/\s+/g, ' ').trim(),
    ]);
  const comment = fc.constantFrom('<!-- SECRET -->', '<!--SECRET\nSECRET-->', '<!-- SECRET\n\nSECRET\nx -->');
  const piece = fc.constantFrom(
    'word',
    'Two words.',
    '*so*',
    '[a](b)',
    '`c`',
    '# ',
    '- ',
    '> ',
    '1. ',
    ' ',
    '\n',
    '\n\n',
    '| a |',
    '<b>',
    '</b>',
    '    ',
  );
  const markdown = fc
    .array(fc.oneof(piece, comment), { minLength: 3, maxLength: 14 })
    .map((all) => `Begin\n\n${all.join('')}\n\nend\n`)
    // A block that begins with a comment ends in the line that the comment does: a second one there is cut off.
    .filter((text) => !/-->.*<!--/.test(text));

  test('takes every word of them, no line, and leaves the blocks and their words as they were', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const dropped = dropComments(text, 'markdown');
        expect(found(dropped)).toEqual([]);
        expect(lines(dropped)).toBe(lines(text));
        expect(words(dropped, 'markdown')).toEqual(words(text, 'markdown'));
        expect(dropComments(dropped, 'markdown')).toBe(dropped);
      }),
      { numRuns: runs(300) },
    );
  });
});
