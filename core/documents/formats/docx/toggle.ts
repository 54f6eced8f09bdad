import { attribute, type XmlElement } from '../../../lib/xml/index.ts';

/** Whether a property such as `<w:b/>` says yes (ECMA-376 part 1, 17.17.4: on unless it says otherwise). */
export function isOn(source: string, element: XmlElement | undefined): boolean {
  return element !== undefined && !/^(?:0|false|off)$/.test(attribute(source, element, 'w:val') ?? '');
}
