import { isKeptLine } from '../../documents/protection/kept-lines.ts';
import { type Node, partsOfNodes } from './nodes.ts';

/**
 * Turns lines between hard breaks that are never sent (those of an address, say) into tags, so that an engine keeps
 * them; readers still see text.
 */
export function keepLines(nodes: readonly Node[]): Node[] {
  if (!nodes.some(isBreak)) return [...nodes];
  const result: Node[] = [];
  for (const [index, node] of nodes.entries()) {
    const alone = isBreakOrEdge(nodes[index - 1]) && isBreakOrEdge(nodes[index + 1]);
    const kept = node.type === 'text' && alone && isKeptLine(node.value, 'line');
    const last = result.at(-1);
    if (!kept && node.type !== 'whole') result.push(node);
    else if (last?.type === 'whole') last.parts.push(...partsOfNodes([node]));
    else result.push({ type: 'whole', parts: [...partsOfNodes([node])] });
  }
  return result;
}

/** Whether a node is a hard break: kept whole, and read as a space. */
function isBreak(node: Node): boolean {
  return node.type === 'whole' && node.parts.some((part) => part.type === 'placeholder' && part.text === ' ');
}

function isBreakOrEdge(node: Node | undefined): boolean {
  return node === undefined || isBreak(node);
}
