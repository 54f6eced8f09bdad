import { escapeMarkup } from '../../lib/xml/index.ts';
import { isElement, type XmlNode } from './parse-tree.ts';
import { tagNumber, xliffNamespace } from './xliff.ts';

type Report = (line: number, message: string) => void;

/**
 * The content of a `<source>` or `<target>` as segment text: codes become tags by their ids, whether a
 * program writes a pair as one element or as its two ends. Drops annotations and keeps their text.
 */
export function readInline(element: XmlNode, report: Report): string {
  return element.children.map((child) => (isElement(child) ? readCode(child, report) : escapeMarkup(child))).join('');
}

function readCode(node: XmlNode, report: Report): string {
  const { name, namespace, attributes, line } = node;
  const number = tagNumber(attributes.get('id'));
  switch (namespace === xliffNamespace ? name : '') {
    case 'ph':
      return `<x${number}/>`;
    case 'pc':
      return `<g${number}>${readInline(node, report)}</g${number}>`;
    case 'sc':
      return `<g${number}>`;
    case 'ec':
      return `</g${tagNumber(attributes.get('startRef') ?? attributes.get('id'))}>`;
    case 'mrk':
      return readInline(node, report);
    case 'sm':
    case 'em':
      return '';
    case 'cp':
      return escapeMarkup(characterOf(attributes.get('hex')));
    default:
      report(line, `<${name.slice(0, 40)}> is not allowed in a text.`);
      return '';
  }
}

/** A character that XML cannot hold. */
function characterOf(hex: string | undefined): string {
  const point = Number.parseInt(hex ?? '', 16);
  return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff) ? String.fromCodePoint(point) : '';
}
