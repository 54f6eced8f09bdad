import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';

/**
 * Headings as an outline that leaves no level out, below the one of the first level: readers who do
 * not see them go by their levels.
 */
export function headingLevels(tree: Root): Root {
  const headings: { element: Element; level: number }[] = [];
  visit(tree, 'element', (element: Element) => {
    const [, level] = /^h([1-6])$/.exec(element.tagName) ?? [];
    if (level !== undefined) headings.push({ element, level: Number(level) });
  });
  const first = headings.findIndex(({ level }) => level === 1);
  // What stands above the title is a line of its own, such as the name of a series.
  for (const { element } of headings.slice(0, Math.max(0, first))) element.tagName = 'p';
  const open = [{ level: 0, shown: 1 }];
  for (const { element, level } of headings.slice(first + 1)) {
    while (open.length > 1 && (open.at(-1)?.level ?? 0) >= level) open.pop();
    const shown = Math.min(6, (open.at(-1)?.shown ?? 1) + 1);
    element.tagName = `h${shown}`;
    open.push({ level, shown });
  }
  return tree;
}
