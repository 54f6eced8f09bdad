import {
  DeleteTableCommand,
  DescribeTableCommand,
  ResourceNotFoundException,
  UpdateTableCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** A table that no stack holds any more, for its administrator. */
export interface LeftoverTable {
  /** Undefined if the table is gone. DynamoDB counts about every six hours. */
  content(): Promise<{ items: number; bytes: number } | undefined>;
  /** Deletes the table, although it is protected. */
  remove(): Promise<void>;
}

/** Seconds. A table is active again moments after its protection is off. */
const patience = { minDelay: 1, maxDelay: 5, maxWaitTime: 600 };

export function leftoverTable(dynamo: DynamoDBDocumentClient, TableName: string, wait = patience): LeftoverTable {
  /** Undefined also while DynamoDB deletes it. */
  const described = async () => {
    try {
      const { Table } = await dynamo.send(new DescribeTableCommand({ TableName }));
      return Table?.TableStatus === 'DELETING' ? undefined : Table;
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    }
  };
  return {
    async content() {
      const table = await described();
      return table && { items: table.ItemCount ?? 0, bytes: table.TableSizeBytes ?? 0 };
    },
    async remove() {
      const table = await described();
      if (table === undefined) return;
      // DynamoDB neither changes nor deletes a table while it is changed (API reference: ResourceInUseException).
      const untilActive = () => waitUntilTableExists({ client: dynamo, ...wait }, { TableName });
      await untilActive();
      if (table.DeletionProtectionEnabled) {
        await dynamo.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }));
        await untilActive();
      }
      await dynamo.send(new DeleteTableCommand({ TableName }));
    },
  };
}
