import type { XmlElement } from './parse-xml.ts';

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((each) => each.name === name);
}

/** Yields every element below, in document order, parents before children. */
export function* descendants(element: XmlElement): Generator<XmlElement> {
  const waiting: XmlElement[] = [...element.children].reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    for (let index = next.children.length - 1; index >= 0; index--) waiting.push(next.children[index] as XmlElement);
  }
}
