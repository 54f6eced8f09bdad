import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, test } from 'vitest';
import { dialectMarks } from '../../../../../core/documents/formats/markdown/dialects/dialects.ts';
import { markdownBody } from '../../../../../core/publication/pages/body/markdown-body.ts';
import { parse, readings, render, shapes } from '../../../support/parse.ts';
import { pseudo } from '../../../support/pseudo.ts';

/** Translates every text, and writes the words in braces as the rendition has them. */
const words = (text: string) => text.replace(/«([^»]*)»/g, (_, inner: string) => pseudo(inner));
const source = (text: string) => text.replace(/[«»]/g, '');
const page = (text: string) => toHtml(markdownBody(text) as Root);

describe('marks stay to the byte, on their lines, and the text in them is translated', () => {
  test.each<[string, string]>([
    ['Hugo, in addresses', '«Read» [«the times»]({{< ref "times.md" >}}) «and» [«more»]({{% relref "a b" %}}).\n'],
    [
      'Liquid, in addresses',
      '«See» [«it»]({% post_url 2026-01-01-a %}), [«us»]({{ site.baseurl }}/ferry/ "«the ferry»").\n',
    ],
    ['Nunjucks and Handlebars', '[«a page»]({{ "/a/" | url }}) «by» {{{author}}} «in» [«b»](/{{year}}/).\n'],
    ['images', '![«The ferry»]({{ "/img/f.png" | relative_url }})\n'],
    ['definitions', '[«the times»][t] «are new.»\n\n[t]: {{< ref "times.md" >}}\n'],
    ['ERB and EJS', '[«home»](<%= root_url %>) «and on»\n'],
    ['statements on their lines', '{% if a %}\n«It opens.»\n{% else %}\n«It closes.»\n{% endif %}\n'],
    ['a shortcode around text', '{{% note %}}\n«It opens.»\n{{% /note %}}\n'],
    ['a shortcode over lines', '«One.»\n\n{{< figure\n  src="a.png"\n  caption="b"\n>}}\n\n«Two.»\n'],
    ['code of Liquid', '«One.»\n\n{% highlight ruby %}\nputs "a"\n\nb\n{% endhighlight %}\n\n«Two.»\n'],
    [
      'values in rows of a table',
      '| «a» | «b» |\n| - | - |\n{% for x in y %}\n| {{ x | upcase }} | «c» |\n{% endfor %}\n',
    ],
    [
      'ids of headings',
      '# «The crossing» {#the-crossing}\n\n## «Opening hours» {: #hours .big }\n\n«Fares» {#fares}\n-----\n',
    ],
    ['classes of headings', '## «Notes» {.unnumbered .unlisted}\n\n### «More» { data-toc="a b" } ###\n'],
    ['attributes of blocks', '«It opens.»\n{: .lead #intro}\n\n- «one»\n{:.list}\n\n{:toc}\n'],
    ['attributes in lines', '«See» [«it»](a.md){ .md-button target=_blank } «and» `x`{:.js} «now».\n'],
    ['GitHub’s alerts', '> [!NOTE]\n> «It is closed.»\n\n> [!WARNING]\n> «It is cold.»\n>\n> - «very»\n'],
    ['Obsidian’s callouts', '> [!faq]- «Is it open?»\n> «Yes.»\n> > [!todo] «Later»\n> > «More.»\n'],
    ['an alert in a list', '- «one»\n\n  > [!TIP]\n  > «two»\n'],
    ['Docusaurus', ':::tip\n«Bring a pencil.»\n:::\n\n:::caution «Be careful»\n«It is steep.»\n:::\n'],
    [
      'Starlight and Pandoc',
      ':::note[«Did you know?»]{.wide}\n«It is.»\n:::\n\n::: {.callout-note}\n«A» **«b»**\n:::\n',
    ],
    ['boxes in boxes', '::::info «Outer»\n«a»\n\n:::tip\n- «b»\n:::\n\n::::\n\n::youtube[x]{#id}\n'],
    [
      'MkDocs',
      '!!! note "«Before you begin»"\n    «Read it.»\n\n    - «one»\n\n    ```\n    code\n\n    more\n    ```\n\n«After.»\n',
    ],
    [
      'MkDocs without titles, closed, in one another',
      '!!! warning\n\n    «Stop.»\n\n    ??? tip "«Why»"\n        «Wet.»\n',
    ],
    ['tabs of MkDocs', '=== "«By bus»"\n\n    «Take line 4.»\n\n=== "«By train»"\n\n    «Walk.»\n'],
    ['a box in a list', '1. «one»\n\n    !!! note "«Note»"\n        «two»\n\n2. «three»\n'],
    ['emoji', '«A success» :tada: «and» :+1::smile: «for» :material-boat:{ .big } «all».\n'],
    ['wiki links', '«See» [[Harbour plan|«the plan»]], [[Ferry times#Monday]] «and» ![[map.png|300]].\n'],
    ['wiki links in tables', '| «a» |\n| - |\n| [[Plan\\|«the plan»]] |\n'],
    ['ids of blocks', '«It opens.» ^open-1\n'],
    ['definition lists', '«Quay»\n: «A place where boats stop.»\n: «Another.»\n\n«Pier»\n\n:   «A third.»\n'],
    ['formulas', '«The rate» $r_t = \\frac{a_t}{b}$ «and» $x$ «cost between $5 and $7, or US$5 and US$7.»\n'],
    ['formulas on lines', '«One»\n$$\n\\text{a} = b\n\n* c\n$$\n«two» $$a_1$$ «and»\n\n\\[\nx^2\n\\]\n'],
    [
      'MDX',
      'import A from \'@theme/A\';\nimport {\n  B,\n} from "b";\n\nexport const c = {d: \'e\'};\n\n# «The ferry»\n\n{/* a\nb */}\n\n<Card title="f" icon={<Icon name="g" />}>\n«Bring it» {/* c */} «now.»\n</Card>\n\n<A\n  b="c"\n>\n\n- «d» <Badge text={x}>«e»</Badge>\n\n</A>\n<>\n«f»\n</>\n',
    ],
  ])('%s', (_, text) => {
    for (const eol of ['\n', '\r\n']) {
      const written = text.replaceAll('\n', eol);
      const document = parse('markdown', source(written));
      expect(render(document, (each) => each)).toBe(source(written));
      expect(render(document, pseudo)).toBe(words(written));
    }
  });

  test('in quotations', () => {
    const text = '> :::tip «Tip»\n> «It opens.»\n> {: .x}\n> :::\n';
    expect(render(parse('markdown', source(text)), pseudo)).toBe(words(text));
  });

  test('below front matter and a byte order mark', () => {
    const text = '---\ntitle: «A»\n---\n\ufeff«B» :tada: «c»\n\n> [!NOTE]\n> «d»\n';
    expect(render(parse('markdown', source(text)), pseudo)).toBe(words(text));
  });
});

describe('no mark is found', () => {
  test.each([
    [
      'in code',
      '```\n:::tip\n$a_b$ {{ c }}\n```\n\n    !!! note "d"\n        e\n\n`[[a|b]]` and `:tada:` and ``{{`{``\n',
    ],
    ['between code', 'Write `{{` and `}}` around it, and `$a` and `b$`.\n'],
    ['in prose', 'It costs $5 and $7 (AU$5=US$3 or so): from 10:30:00 to 11:00, Note: a::b.\n'],
    ['in imports of goods', 'import duties rise\n\nexport taxes fall\n'],
    ['where it is escaped', '# A \\{#a}\n\nIt is \\$a_b$ and \\[\\[c]] \\{{ d }} \\(e\\).\n'],
    ['in HTML of old', '<DIV>\nA\n</DIV>\n\n<P>B</P>\n'],
    ['in comparisons above HTML', '**Note**::\n> < 5 km\n</div>\n# Fares\n\n< a\n</p>\n\n</ b\n>\n'],
    ['between placeholders of programs', 'From ${a} to ${b}, ${c},${d} <b>${e}</b> and ${f} for 5$.\n'],
    ['in sets', 'The set {a, b} and the path a/{id} stay.\n'],
  ])('%s', (_, text) => {
    expect(dialectMarks(text).filter(({ inline }) => inline !== 'keep')).toEqual([]);
    expect(render(parse('markdown', text), (each) => each)).toBe(text);
  });
});

test('titles of boxes are not headings, and titles do not have marks', () => {
  const document = parse('markdown', ':::tip First\nA box.\n:::\n\n# The crossing {#c}\n\n> [!NOTE]\n> Text.\n');
  expect(document.title.text).toBe('The crossing');
  expect(readings(document)).toEqual(['First', 'A box.', 'The crossing', 'Text.']);
  expect(document.units.map(({ kind }) => kind)).toEqual(['line', 'paragraph', 'heading', 'paragraph']);
});

test('what is kept in a sentence is sent with it', () => {
  expect(shapes(parse('markdown', 'A [[b|c]] :tada: $d_e$ {{ f }} g\n'))).toEqual(['A <1>c</1> <2/> <3/> <4/> g']);
});

describe('pages', () => {
  test('show what marks mean, or nothing of them', () => {
    expect(page('> [!NOTE]\n> The pool.\n')).toBe('<blockquote>\n<p>The pool.</p>\n</blockquote>');
    expect(page(':::tip Be careful\nIt is *steep*.\n:::\n')).toBe(
      '<p><strong>Be careful</strong></p>\n<p>It is <em>steep</em>.</p>',
    );
    expect(page('!!! note "Before"\n    Read it.\n\nAfter.\n')).toContain(
      '<p><strong>Before</strong></p>\n<p>Read it.</p>\n</li>\n</ul>\n<p>After.</p>',
    );
    expect(page('A [b]({{< ref "c" >}}) :tada: $d_e$ [[f|g]] ![h]({{ i }})\n')).toBe('<p>A b :tada: $d_e$ g </p>');
    expect(page('## Hours {: #hours .big}\n\n[a](#hours)\n')).toContain('<h2 id="hours">Hours</h2>');
    expect(page('import A from "a";\n\n<Card title="b">\nC *d*.\n</Card>\n')).toBe('<p>C <em>d</em>.</p>');
    expect(page('$$\na_b * c * d\n$$\n')).toBe('<p><code>a_b * c * d</code></p>');
  });

  test('show code as it is', () => {
    expect(page('```\n:::tip\n{{ a }} $b_c$\n```\n')).toContain(':::tip\n{{ a }} $b_c$');
    expect(page('A `{{ b }}` and ``$c_d$ :tada:``.\n')).toBe(
      '<p>A <code>{{ b }}</code> and <code>$c_d$ :tada:</code>.</p>',
    );
  });
});

describe('marks that a translation makes up are text', () => {
  test.each([
    ['The boat leaves.\n', ':::note', '\\:\\:\\:note\n'],
    ['The boat leaves.\n', '$$x$$', '\\$\\$x\\$\\$\n'],
    ['The boat leaves.\n', ': A meaning', '\\: A meaning\n'],
    ['# The boat leaves\n', 'A title {#id}', '# A title \\{#id}\n'],
    ['[The boat](a) leaves.\n', 'X{#id}', '[X{#id}](a)X{#id}\n'],
    ['The boat costs $5 or $6.\n', 'It costs $5 or $6: so.', 'It costs $5 or $6: so.\n'],
  ])('%j as %j', (text, answer, expected) => {
    expect(render(parse('markdown', text), () => answer)).toBe(expected);
  });
});

test('a sign before a space begins no tag', () => {
  expect(dialectMarks('> < text\n</div>\n# text\n')).toEqual([]);
  expect(dialectMarks('> < ŕéļéàšé\n</div>\n# text\n')).toEqual([]);
});

test('searching for marks takes time in proportion to the text', () => {
  const processorTime = (text: string) => {
    const start = process.cpuUsage();
    dialectMarks(`$ ${text}`);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  // Eight times as much: with the square of the text it would be 64 times the time.
  for (const piece of ['{{', '{% raw %}\n', '<A b="\n', '$$x\n', '{/*\n', ' x={']) {
    const small = Math.max(processorTime(piece.repeat(500)), 4);
    expect(processorTime(piece.repeat(4_000)), piece).toBeLessThan(32 * small);
  }
});
