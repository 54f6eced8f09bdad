import {
  DeleteTableCommand,
  DescribeTableCommand,
  ResourceNotFoundException,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** A table that no stack holds any more, for its administrator. */
export interface LeftoverTable {
  /** Undefined if the table is gone. DynamoDB counts about every six hours. */
  content(): Promise<{ items: number; bytes: number } | undefined>;
  /** Deletes the table, although it is protected. */
  remove(): Promise<void>;
}

export function leftoverTable(dynamo: DynamoDBDocumentClient, TableName: string): LeftoverTable {
  const described = async () => {
    try {
      return (await dynamo.send(new DescribeTableCommand({ TableName }))).Table;
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
      if (table.DeletionProtectionEnabled) {
        await dynamo.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }));
      }
      await dynamo.send(new DeleteTableCommand({ TableName }));
    },
  };
}
