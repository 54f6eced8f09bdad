import type { Call } from '../support/trail.ts';

/** An attribute in DynamoDB's protocol: `{ "S": "text" }`. */
type Attribute = Record<string, unknown>;
type Item = Record<string, Attribute>;

/**
 * Write request units of a call: one for each KB or part of it per item, doubled in a transaction (DynamoDB
 * Developer Guide: read and write operations).
 */
export function writeUnits({ operation, parameters }: Call): number {
  if (operation === 'BatchWriteItem') {
    const requests = Object.values(parameters['RequestItems'] as Record<string, { PutRequest?: { Item: Item } }[]>);
    return units(requests.flat().map(({ PutRequest }) => PutRequest?.Item));
  }
  if (operation !== 'TransactWriteItems') return 0;
  const items = parameters['TransactItems'] as { Put?: { Item: Item } }[];
  return 2 * units(items.map(({ Put }) => Put?.Item));
}

/** Read request units of a call: one per item, since ours are consistent reads under 4 KB. */
export function readUnits({ operation, parameters }: Call): number {
  if (operation === 'GetItem') return 1;
  if (operation !== 'BatchGetItem') return 0;
  const tables = Object.values(parameters['RequestItems'] as Record<string, { Keys: unknown[] }>);
  return tables.reduce((sum, { Keys }) => sum + Keys.length, 0);
}

function units(items: readonly (Item | undefined)[]): number {
  return items.reduce((sum, item) => sum + Math.max(1, Math.ceil(mapBytes(item ?? {}) / 1024)), 0);
}

/** Names and values in UTF-8 (DynamoDB Developer Guide: item sizes), accurate enough to round to KB. */
function mapBytes(item: Item): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);
}

function valueBytes(attribute: Attribute): number {
  const [type, value] = Object.entries(attribute)[0] ?? [];
  if (type === 'M') return 3 + mapBytes(value as Item);
  if (type === 'L') return 3 + (value as Attribute[]).reduce((sum, element) => sum + valueBytes(element), 0);
  return typeof value === 'string' ? Buffer.byteLength(value) : 1;
}
