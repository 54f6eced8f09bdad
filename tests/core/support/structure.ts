import { XmlDocument } from 'libxml2-wasm';
import type { Link, Nodes } from 'mdast';
import { type DefaultTreeAdapterMap, defaultTreeAdapter as nodes, parse, parseFragment } from 'parse5';
import { visit } from 'unist-util-visit';
import { parse as parseYaml } from 'yaml';
import { frontMatter } from '../../../core/documents/formats/markdown/front-matter/front-matter.ts';
import { markdownTree } from '../../../core/documents/formats/markdown/parse-tree.ts';
import { inflateEntry, readZip } from '../../../core/lib/zip/index.ts';
import type { TextFormat } from './parse.ts';

/** What a file is made of besides its words, in order, as programs other than the product's writers read it. */
export const structures: Readonly<Record<TextFormat, (text: string) => string[]>> = {
  text: (text) =>
    text
      .trim()
      .split(/(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*/)
      .map(() => 'block'),
  markdown: (text) => {
    const found = frontMatter(text);
    const yaml = found ? text.slice(found.content.start, found.content.end) : '';
    // The parser here takes what others refuse.
    if (/[\p{Cs}\ufffe\uffff]|(?![\t\r\n\u0085])\p{Cc}/u.test(yaml)) throw new Error(`YAML has no such sign: ${yaml}`);
    const meta = found ? keysOf(parseYaml(yaml)) : ['without front matter'];
    return [...meta, ...nodesOf(text)];
  },
  html: (text) => elementsOf(parse(text)),
  json: (text) => keysOf(JSON.parse(text)),
  srt: (text) => cuesOf(text, (line) => line.trim() === '', /<\/?(?:b|i|u|s|font)(?:[ .][^<>\n]*)?>|\{\\[^{}\n]*\}/gi),
  vtt: (text) => cuesOf(text, (line) => line === '', /<[^<>\n]*>?|\{\\[^{}\n]*\}/g),
};

/** Paths of a parsed value, with the kinds of values, and in strings the elements of HTML and the arguments of ICU messages. */
function keysOf(value: unknown, path = '$'): string[] {
  if (typeof value === 'string') {
    if (path.endsWith('.html')) return [`${path}: text`, ...fragmentOf(value)];
    return [`${path}: text${path.endsWith('.icu') ? argumentsOf(value) : ''}`];
  }
  if (typeof value !== 'object' || value === null) return [`${path}: ${String(value)}`];
  return [
    `${path}: ${Array.isArray(value)}`,
    ...Object.entries(value).flatMap(([key, each]) => keysOf(each, `${path}.${key}`)),
  ];
}

/** The arguments of an ICU message, and the signs for numbers in them. @throws if a program could not read it */
function argumentsOf(message: string): string {
  let at = 0;
  const textOf = (depth: number): string => {
    let found = '';
    for (;;) {
      // An apostrophe before a sign quotes up to the next; two are one.
      const words = /(?:''|'[{}#](?:[^']|'')*(?:'|$)|'|[^'{}#])*/y;
      words.lastIndex = at;
      at += words.exec(message)?.[0].length ?? 0;
      const sign = message.charAt(at);
      if (sign === '' || sign === '}') {
        if ((sign === '') !== (depth === 0)) throw new Error(`braces do not match in ${message}`);
        return found;
      }
      at++;
      if (sign === '#') found += depth === 0 ? '' : '#';
      else found += `{${argument(depth)}}`;
    }
  };
  const argument = (depth: number): string => {
    let found = '';
    for (;;) {
      const head = /[^{}]*/y;
      head.lastIndex = at;
      const [words = ''] = head.exec(message) ?? [];
      found += words.trim();
      at += words.length + 1;
      const sign = message.charAt(at - 1);
      if (sign === '}') return found;
      if (sign === '') throw new Error(`an argument never ends in ${message}`);
      found += `{${textOf(depth + 1)}}`;
      at++;
    }
  };
  return textOf(0);
}

/** An address in a text is a link wherever GFM is read; this leaves out such links, whose words say where they lead. */
function nodesOf(markdown: string): string[] {
  const found: string[] = [];
  visit(markdownTree(markdown), (node: Nodes) => {
    if (node.type === 'text') return;
    if (node.type === 'link' && isLiteral(node)) return;
    const said = ['url', 'identifier', 'depth', 'ordered', 'lang', 'checked'].map(
      (name) => (node as unknown as Record<string, unknown>)[name] ?? '',
    );
    const kept = node.type === 'html' || node.type === 'code' || node.type === 'inlineCode' ? node.value : '';
    found.push(`${node.type} ${said.join(' ')}${kept}`);
  });
  return found;
}

function isLiteral({ url, children: [only], position }: Link): boolean {
  return only?.type === 'text' && url.endsWith(only.value) && position?.start.offset === only.position?.start.offset;
}

type Node = DefaultTreeAdapterMap['node'];

function elementsOf(node: Node, depth = 0): string[] {
  if (nodes.isCommentNode(node)) return [`${depth} comment ${node.data}`];
  if (nodes.isDocumentTypeNode(node)) return [`${depth} doctype`];
  const own = nodes.isElementNode(node)
    ? [`${depth} ${node.namespaceURI} ${node.tagName} ${attributesOf(node.attrs)}`]
    : [];
  return [...own, ...childrenOf(node).flatMap((child) => elementsOf(child, depth + 1))];
}

function childrenOf(node: Node): Node[] {
  const inner = 'content' in node ? [node.content] : [];
  return 'childNodes' in node ? [...inner, ...node.childNodes] : inner;
}

/** Names of attributes, and the values of those that no translation changes. The language of a rendition is its own. */
function attributesOf(attributes: readonly { name: string; value: string }[]): string {
  return attributes
    .filter(({ name }) => name !== 'lang' && name !== 'dir')
    .map(({ name, value }) => (/^(?:alt|title|content)$/.test(name) ? name : `${name}=${value}`))
    .join(' ');
}

const fragmentOf = (html: string) => elementsOf(parseFragment(html));

/**
 * Numbers, times and settings of cues, and other blocks as they are; then the tags of all cues, each once: a sentence
 * is divided over its cues by its length, and its tags with it.
 */
function cuesOf(text: string, isBlank: (line: string) => boolean, tag: RegExp): string[] {
  const blocks: string[][] = [[]];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (isBlank(line)) blocks.push([]);
    else blocks.at(-1)?.push(line);
  }
  const tags = new Set<string>();
  const cues = blocks
    .filter(({ length }) => length > 0)
    .map((lines) => {
      const time = lines.findIndex((line) => line.includes('-->'));
      if (time === -1) return `not a cue: ${lines.join('\n')}`;
      const words = lines.slice(time + 1).join('\n');
      for (const [found] of words.matchAll(tag)) tags.add(found);
      const state = words.includes('-->') ? 'holds an arrow' : words === '' ? 'is empty' : '';
      return `${lines.slice(0, time + 1).join(' ')} ${state}`;
    });
  return [...cues, ...[...tags].sort()];
}

/** The entries of a Word document, each with its elements and attributes by an XML parser. */
export function structureOfDocx(bytes: Uint8Array): string[] {
  return readZip(bytes).entries.flatMap((entry) => {
    const content = Buffer.from(inflateEntry(entry, entry.size));
    return [
      entry.name,
      ...(/\.(?:xml|rels)$/.test(entry.name) ? elementsOfXml(content.toString('utf8')) : [content.toString('base64')]),
    ];
  });
}

/** @throws what libxml2 says of XML that is not well-formed */
export function elementsOfXml(xml: string): string[] {
  const document = XmlDocument.fromString(xml);
  try {
    return document.find('//*').map((node) => {
      const attributes = node.find('@*').map((attribute) => ('name' in attribute ? String(attribute.name) : ''));
      return `${'name' in node ? String(node.name) : ''} ${attributes.join(' ')}`;
    });
  } finally {
    document.dispose();
  }
}

const activeTags = new Set(
  'script style iframe frame object embed applet form input button select textarea link meta base template noscript svg math video audio dialog'.split(
    ' ',
  ),
);

/** What could act in a page, or look for more than the page has: empty in one that only shows. */
export function activeIn(html: string): string[] {
  return actingIn(parse(html), []);
}

function actingIn(node: Node, found: string[]): string[] {
  if (nodes.isElementNode(node)) {
    const { tagName, attrs, namespaceURI } = node;
    if (!namespaceURI.endsWith('/1999/xhtml')) found.push(`foreign ${tagName}`);
    if (activeTags.has(tagName)) found.push([tagName, ...attrs.map(({ name, value }) => `${name}=${value}`)].join(' '));
    for (const { name, value } of attrs) {
      if (name.startsWith('on') || name === 'srcdoc' || name === 'style') found.push(`${tagName} ${name}`);
      // Browsers drop these before they look for the scheme.
      const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(value.replace(/[\p{Cc}\s]/gu, ''))?.[1]?.toLowerCase();
      if (
        /^(?:href|src|srcset|action|formaction|data|cite|poster|xlink:href)$/.test(name) &&
        scheme &&
        !/^(?:https?|mailto|tel)$/.test(scheme)
      )
        found.push(`${name}=${value}`);
    }
  }
  for (const child of childrenOf(node)) actingIn(child, found);
  return found;
}

/** Where the links and pictures of a page lead. */
export function targetsIn(html: string): Set<string> {
  return new Set(elementsOf(parseFragment(html)).flatMap((element) => element.match(/(?<= )(?:href|src)=\S*/g) ?? []));
}
