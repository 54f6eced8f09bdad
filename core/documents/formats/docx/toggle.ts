import { attribute, type XmlElement } from '../../../lib/xml/index.ts';

/** Whether a property such as `<w:b/>` is on (ECMA-376 part 1, 17.17.4: it is unless its value is off). */
export function isOn(source: string, element: XmlElement | undefined): boolean {
  return element !== undefined && !/^(?:0|false|off)$/.test(attribute(source, element, 'w:val') ?? '');
}
