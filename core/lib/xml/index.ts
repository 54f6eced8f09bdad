export { attribute, attributes, checkedAttributes } from './attributes.ts';
export { child, descendants } from './elements.ts';
export { parseXml, type XmlElement } from './parse-xml.ts';
export { decodeXml, encodeXml, escapeAttribute, escapeMarkup, textOf } from './text.ts';
export { block, element, indented, startTag, type Xml, type XmlAttributes, xmlDocument } from './write-xml.ts';
export { XmlError } from './xml-error.ts';
