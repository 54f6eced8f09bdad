import { expect, it } from 'vitest';
import { readUnits, writeUnits } from '../../bench/cost/item-units.ts';

const call = (operation: string, parameters: Record<string, unknown>) => ({
  by: 'Publish',
  service: 'dynamodb',
  operation,
  parameters,
});
const item = (bytes: number) => ({ key: { S: 'x'.repeat(bytes - 'key'.length) } });

it('bills a write by the KB that it begins', () => {
  const put = (bytes: number) => ({ PutRequest: { Item: item(bytes) } });
  expect(writeUnits(call('BatchWriteItem', { RequestItems: { memory: [put(1024), put(1025), put(20)] } }))).toBe(4);
});

it('bills a write in a transaction twice', () => {
  expect(writeUnits(call('TransactWriteItems', { TransactItems: [{ Put: { Item: item(2000) } }] }))).toBe(4);
});

it('bills a read for each item that is asked for', () => {
  expect(readUnits(call('BatchGetItem', { RequestItems: { memory: { Keys: [{}, {}, {}] } } }))).toBe(3);
  expect(readUnits(call('GetItem', {}))).toBe(1);
  expect(readUnits(call('PutItem', {}))).toBe(0);
});
