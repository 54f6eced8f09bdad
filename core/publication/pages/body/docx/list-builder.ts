import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';

/** Word marks list paragraphs one by one; HTML nests lists in items. */
export class ListBuilder {
  #open: { list: Element; level: number; id: string }[] = [];

  /** Adds an item; returns the list if the item begins one that is not inside another. */
  add(content: ElementContent[], place: { list: string; level: number; ordered: boolean }): Element | undefined {
    while (this.#open.length > 0 && (this.#open.at(-1)?.level ?? 0) > place.level) this.#open.pop();
    const last = this.#open.at(-1);
    const item = h('li', content);
    if (last?.level === place.level && last.id === place.list) {
      last.list.children.push(item);
      return undefined;
    }
    if (last?.level === place.level) this.#open.pop();
    const list = h(place.ordered ? 'ol' : 'ul', [item]);
    const parent = this.#open.at(-1)?.list.children.at(-1);
    this.#open.push({ list, level: place.level, id: place.list });
    if (parent?.type !== 'element') return list;
    parent.children.push(list);
    return undefined;
  }

  end(): void {
    this.#open = [];
  }
}
