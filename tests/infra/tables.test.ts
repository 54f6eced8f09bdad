import { describe, expect, test } from 'vitest';
import { resourcesOf, templateOf } from './synth.ts';

const tables = resourcesOf(templateOf(), 'AWS::DynamoDB::Table');

describe.each(tables)('the table %s', (_id, table) => {
  test('is on demand, recoverable to any second, and protected', () => {
    expect(table.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
    });
    expect(table).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(table.Properties).not.toHaveProperty('TableName');
  });
});

test("there are three: releases by slug and item, the machine's and people's memory by key", () => {
  const schemas = tables.map(([, { Properties }]) => Properties['KeySchema']);
  expect(schemas).toEqual([
    [
      { AttributeName: 'slug', KeyType: 'HASH' },
      { AttributeName: 'item', KeyType: 'RANGE' },
    ],
    [{ AttributeName: 'key', KeyType: 'HASH' }],
    [{ AttributeName: 'key', KeyType: 'HASH' }],
  ]);
});

test('deletePublished lets them go', () => {
  for (const [, table] of resourcesOf(templateOf({ deletePublished: true }), 'AWS::DynamoDB::Table')) {
    expect(table).toMatchObject({ DeletionPolicy: 'Delete', Properties: { DeletionProtectionEnabled: false } });
  }
});
