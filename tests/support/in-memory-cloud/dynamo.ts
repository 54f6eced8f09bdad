import {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  ResourceInUseException,
  ResourceNotFoundException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { holds, type Item, type Names, updated } from './expressions.ts';
import { isTooLarge } from './item-size.ts';

/** As the pipeline's tables are keyed: releases by slug and item, memories by key alone. */
export type TableKey = readonly ['slug', 'item'] | readonly ['key'];

interface Write extends Names {
  TableName: string;
  Item?: Item;
  Key?: Item;
  ConditionExpression?: string;
  UpdateExpression?: string;
}

/** So often a table is described as UPDATING after it was changed. */
const looksWhileUpdating = 2;

type Input = Record<string, unknown>;

/** Items a page, so that what pages is paged. */
const pageSize = 100;

/** DynamoDB's tables in memory, with the conditions, limits and errors that the adapters meet. */
export class InMemoryDynamo {
  readonly #tables = new Map<
    string,
    { key: TableKey; items: Map<string, Item>; isProtected: boolean; updatingFor: number }
  >();

  /** Deleted tables that are described once more. */
  readonly #deleting = new Set<string>();

  create(name: string, key: TableKey): void {
    this.#tables.set(name, { key, items: new Map(), isProtected: true, updatingFor: 0 });
  }

  /** Copies of a table's items, in the order of their keys. */
  items(table: string): Item[] {
    const { items } = this.#table(table);
    return [...items.keys()].toSorted().map((id) => copied(items.get(id) as Item));
  }

  /** A copy of one item. */
  item(table: string, key: Item): Item | undefined {
    const found = this.#find(table, key);
    return found && copied(found);
  }

  answer(command: string, input: Input): object {
    const handle = this.#commands[command];
    if (handle === undefined) throw new Error(`the in-memory DynamoDB does not know ${command}`);
    return handle(input);
  }

  readonly #commands: Record<string, (input: Input) => object> = {
    GetItemCommand: (input) => {
      const { TableName, Key } = input as unknown as Required<Pick<Write, 'TableName' | 'Key'>>;
      const found = this.#find(TableName, Key);
      return found === undefined ? {} : { Item: copied(found) };
    },
    PutItemCommand: (input) => this.#alone(input as unknown as Write),
    UpdateItemCommand: (input) => {
      const write = input as unknown as Write & { ReturnValues?: string };
      this.#alone(write);
      return { Attributes: this.item(write.TableName, write.Key ?? {}) };
    },
    DeleteItemCommand: (input) => this.#alone(input as unknown as Write),
    TransactWriteItemsCommand: (input) => this.#transact(input['TransactItems'] as Record<string, Write>[]),
    QueryCommand: (input) => {
      const { TableName, KeyConditionExpression = '', ...names } = input as unknown as Write & Record<string, string>;
      const { key, items } = this.#table(TableName);
      // A query names one hash key; that of every other item need not be compared with the whole condition.
      const hash = names.ExpressionAttributeValues?.[/= (:\w+)/.exec(KeyConditionExpression)?.[1] ?? ''];
      const ids = [...items.keys()].filter((id) => id.startsWith(`${hash}\n`)).toSorted();
      const own = ids.map((id) => items.get(id) as Item).filter((item) => item[key[0]] === hash);
      return this.#page(own.filter((item) => holds(KeyConditionExpression, item, names)).map(copied), input);
    },
    DescribeTableCommand: ({ TableName }) => {
      if (this.#deleting.delete(String(TableName))) return { Table: { TableStatus: 'DELETING' } };
      const table = this.#table(String(TableName));
      const TableStatus = table.updatingFor > 0 ? 'UPDATING' : 'ACTIVE';
      table.updatingFor = Math.max(0, table.updatingFor - 1);
      const { items, isProtected } = table;
      return {
        Table: { TableStatus, ItemCount: items.size, TableSizeBytes: 0, DeletionProtectionEnabled: isProtected },
      };
    },
    UpdateTableCommand: ({ TableName, DeletionProtectionEnabled }) => {
      const table = this.#activeTable(String(TableName));
      table.isProtected = DeletionProtectionEnabled === true;
      table.updatingFor = looksWhileUpdating;
      return {};
    },
    DeleteTableCommand: ({ TableName }) => {
      if (this.#activeTable(String(TableName)).isProtected)
        throw invalid('Resource cannot be deleted as it is currently protected');
      this.#tables.delete(String(TableName));
      this.#deleting.add(String(TableName));
      return {};
    },
    ScanCommand: (input) => this.#page(this.items(String(input['TableName'])), input),
    BatchGetItemCommand: (input) => {
      const Responses: Record<string, Item[]> = {};
      for (const [table, { Keys }] of Object.entries(input['RequestItems'] as Record<string, { Keys: Item[] }>)) {
        if (Keys.length > 100) throw new Error('BatchGetItem takes 100 keys');
        Responses[table] = Keys.map((key) => this.#find(table, key))
          .filter((item) => item !== undefined)
          .map(copied);
      }
      return { Responses };
    },
    BatchWriteItemCommand: (input) => {
      type Request = { PutRequest?: { Item: Item }; DeleteRequest?: { Key: Item } };
      for (const [table, requests] of Object.entries(input['RequestItems'] as Record<string, Request[]>)) {
        if (requests.length > 25) throw new Error('BatchWriteItem takes 25 items');
        for (const { PutRequest, DeleteRequest } of requests) {
          if (PutRequest !== undefined && isTooLarge(PutRequest.Item))
            throw invalid('Item size has exceeded the maximum allowed size');
          this.#write({ TableName: table, ...(PutRequest ?? { Key: DeleteRequest?.Key ?? {} }) });
        }
      }
      return {};
    },
  };

  #alone(write: Write): object {
    if (isTooLarge(this.#written(write))) throw invalid('Item size has exceeded the maximum allowed size');
    if (!this.#allows(write)) throw new ConditionalCheckFailedException({ message: 'The condition failed', $metadata });
    this.#write(write);
    return {};
  }

  #transact(items: Record<string, Write>[]): object {
    if (items.length > 100) throw new Error('a transaction takes 100 items');
    const writes = items.map((one): [string, Write] => Object.entries(one)[0] as [string, Write]);
    const ids = writes.map(
      ([, write]) => `${write.TableName} ${this.#id(write.TableName, write.Item ?? write.Key ?? {})}`,
    );
    if (new Set(ids).size < ids.length) throw new Error('a transaction cannot include multiple operations on one item');
    const isLarge = writes.map(([kind, write]) => kind !== 'ConditionCheck' && isTooLarge(this.#written(write)));
    if (isLarge.includes(true)) {
      const Message = 'Item size to update has exceeded the maximum allowed size';
      const CancellationReasons = isLarge.map((is) => (is ? { Code: 'ValidationError', Message } : { Code: 'None' }));
      throw new TransactionCanceledException({ message: 'Transaction cancelled', $metadata, CancellationReasons });
    }
    const allowed = writes.map(([, write]) => this.#allows(write));
    if (allowed.includes(false)) {
      const CancellationReasons = allowed.map((is) => ({ Code: is ? 'None' : 'ConditionalCheckFailed' }));
      throw new TransactionCanceledException({ message: 'Transaction cancelled', $metadata, CancellationReasons });
    }
    for (const [kind, write] of writes) if (kind !== 'ConditionCheck') this.#write(write);
    return {};
  }

  #allows({ TableName, Item, Key = Item ?? {}, ConditionExpression, ...names }: Write): boolean {
    return holds(ConditionExpression, this.#find(TableName, Key), names);
  }

  #write(write: Write): void {
    const { items } = this.#table(write.TableName);
    const id = this.#id(write.TableName, write.Item ?? write.Key ?? {});
    const written = this.#written(write);
    if (Object.keys(written).length === 0) items.delete(id);
    else items.set(id, copied(written));
  }

  /** The item after the write; empty after a deletion. */
  #written({ TableName, Item, Key = {}, UpdateExpression, ...names }: Write): Item {
    if (UpdateExpression === undefined) return Item ?? {};
    return { ...Key, ...updated(UpdateExpression, this.#find(TableName, Key), names) };
  }

  #page(items: Item[], { ExclusiveStartKey }: Input): object {
    const start = Number((ExclusiveStartKey as { after?: number } | undefined)?.after ?? 0);
    const Items = items.slice(start, start + pageSize);
    const after = start + pageSize;
    return { Items, ...(after < items.length ? { LastEvaluatedKey: { after } } : {}) };
  }

  #find(table: string, key: Item): Item | undefined {
    return this.#table(table).items.get(this.#id(table, key));
  }

  #id(table: string, of: Item): string {
    return this.#table(table)
      .key.map((name) => {
        if (typeof of[name] !== 'string') throw new Error(`the key of ${table} lacks ${name}`);
        return of[name];
      })
      .join('\n');
  }

  /** DynamoDB neither changes nor deletes a table while it is changed. */
  #activeTable(name: string) {
    const table = this.#table(name);
    const message = `Attempt to change a resource which is still in use: Table is being updated: ${name}`;
    if (table.updatingFor > 0) throw new ResourceInUseException({ message, $metadata });
    return table;
  }

  #table(name: string) {
    const found = this.#tables.get(name);
    if (found === undefined) throw new ResourceNotFoundException({ message: `there is no table ${name}`, $metadata });
    return found;
  }
}

/** As a record is read back: without what is undefined, and nobody else's. */
function copied<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copied) as T;
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.map(([name, field]) => [name, copied(field as unknown)])) as T;
}

const $metadata = { httpStatusCode: 400 };

function invalid(message: string): DynamoDBServiceException {
  return new DynamoDBServiceException({ name: 'ValidationException', $fault: 'client', message, $metadata });
}
