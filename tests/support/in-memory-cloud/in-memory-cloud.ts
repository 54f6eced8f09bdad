import { CloudFrontClient, InvalidArgument, TooManyInvalidationsInProgress } from '@aws-sdk/client-cloudfront';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { ResourceNotFoundException, TranslateClient } from '@aws-sdk/client-translate';
import { documentClient } from '../../../aws/clients.ts';
import { InMemoryDynamo } from './dynamo.ts';
import { InMemoryKms } from './kms.ts';
import { InMemoryS3 } from './s3.ts';

/** One request of one of the SDK's clients. */
export interface CloudRequest {
  service: Service;
  /** `PutObject` */
  command: string;
  /** `published:en/ferry/index.html`, `Releases:ferry release`; of a transaction its first item. */
  target: string;
  input: Record<string, unknown>;
}

type Service = 's3' | 'dynamodb' | 'sqs' | 'cloudfront' | 'cloudwatch' | 'eventbridge' | 'translate' | 'kms';

/** Stands between clients and the cloud: may wait, count, or fail before or after the request has taken effect. */
export type Step = <T>(request: CloudRequest, send: () => T) => Promise<T>;

/**
 * The services that functions and commands call, in memory, behind the SDK's own clients: the adapters in aws/ run as
 * they are deployed, with real commands, conditions and errors. `tests/aws/ports.ts` holds it to the local cloud.
 */
export class InMemoryCloud {
  readonly s3 = new InMemoryS3();
  readonly dynamo = new InMemoryDynamo();
  readonly kms = new InMemoryKms();
  /** Bodies of the messages of all queues, each deduplication id once. */
  readonly messages: string[] = [];
  /** Paths of each invalidation. */
  readonly invalidations: string[][] = [];
  /** Paths with an asterisk that are in progress; a test that sets it to 0 counts them from then on. */
  wildcardsInProgress: number | undefined;
  /** Details of the events on the bus. */
  readonly events: { type: string; detail: Record<string, unknown> }[] = [];
  /** Names of the metrics that were counted. */
  readonly metrics: string[] = [];
  /** Custom terminologies, as CSV. */
  readonly terminologies = new Map<string, string>();
  /** What the engine makes of a text. */
  translate: (text: string, target: string) => string = (text) => text;
  readonly #once = new Set<string>();

  /** Clients whose every request takes this step. */
  connect(step: Step = async (_, send) => send()) {
    const config = { region: 'us-east-1', credentials: { accessKeyId: 'memory', secretAccessKey: 'memory' } };
    const through = <C extends { middlewareStack: object }>(service: Service, client: C): C => {
      const stack = client.middlewareStack as MiddlewareStack;
      stack.add(
        (_, { commandName }) =>
          async ({ input }) => {
            const request = { service, command: commandName.replace(/Command$/, ''), target: targetOf(input), input };
            return { output: await step(request, () => this.#answer(service, commandName, input)), response: {} };
          },
        { step: 'initialize', priority: 'high', name: 'inMemory' },
      );
      return client;
    };
    return {
      s3: through('s3', new S3Client(config)),
      dynamo: through('dynamodb', documentClient(config)),
      sqs: through('sqs', new SQSClient(config)),
      cloudfront: through('cloudfront', new CloudFrontClient(config)),
      cloudwatch: through('cloudwatch', new CloudWatchClient(config)),
      eventbridge: through('eventbridge', new EventBridgeClient(config)),
      translate: through('translate', new TranslateClient(config)),
      kms: through('kms', new KMSClient(config)),
    };
  }

  #answer(service: Service, command: string, input: Record<string, unknown>): object {
    if (service === 's3') return this.s3.answer(command, input);
    if (service === 'dynamodb') return this.dynamo.answer(command, input);
    if (service === 'kms') return this.kms.answer(command, input);
    const handle = this.#commands[command];
    if (handle === undefined) throw new Error(`the in-memory cloud does not know ${command}`);
    return handle(input as never) ?? {};
  }

  readonly #commands: Record<string, (input: never) => object | undefined> = {
    SendMessageCommand: ({ MessageBody, MessageDeduplicationId }: Record<string, string>) => {
      if (this.#isFirst(`message ${MessageDeduplicationId}`)) this.messages.push(MessageBody ?? '');
      return undefined;
    },
    CreateInvalidationCommand: ({
      InvalidationBatch: { CallerReference, Paths },
    }: {
      InvalidationBatch: { CallerReference: string; Paths: { Items: string[] } };
    }) => {
      if (Paths.Items.some((path) => !path.startsWith('/') || /~|\*./.test(path))) {
        throw new InvalidArgument({ message: 'invalid invalidation paths', $metadata: {} });
      }
      if (this.#once.has(`invalidation ${CallerReference}`)) return undefined;
      const wildcards = Paths.Items.filter((path) => path.endsWith('*')).length;
      if ((this.wildcardsInProgress ?? 0) + wildcards > mostWildcards) {
        throw new TooManyInvalidationsInProgress({ message: 'too many invalidations', $metadata: {} });
      }
      if (this.wildcardsInProgress !== undefined) this.wildcardsInProgress += wildcards;
      this.#once.add(`invalidation ${CallerReference}`);
      this.invalidations.push(Paths.Items);
      return undefined;
    },
    PutMetricDataCommand: ({ MetricData }: { MetricData: { MetricName: string }[] }) => {
      this.metrics.push(...MetricData.map(({ MetricName }) => MetricName));
      return undefined;
    },
    PutEventsCommand: ({ Entries }: { Entries: { DetailType: string; Detail: string }[] }) => {
      for (const { DetailType, Detail } of Entries) {
        this.events.push({ type: DetailType, detail: JSON.parse(Detail) as Record<string, unknown> });
      }
      return { FailedEntryCount: 0 };
    },
    TranslateTextCommand: ({ Text, TargetLanguageCode }: Record<string, string>) => ({
      TranslatedText: this.translate(Text ?? '', TargetLanguageCode ?? ''),
    }),
    GetTerminologyCommand: ({ Name }: { Name: string }) => {
      this.#terminology(Name);
      return {};
    },
    ImportTerminologyCommand: ({ Name, TerminologyData }: { Name: string; TerminologyData: { File: Uint8Array } }) => {
      this.terminologies.set(Name, Buffer.from(TerminologyData.File).toString());
      return { TerminologyProperties: { SkippedTermCount: 0 } };
    },
    DeleteTerminologyCommand: ({ Name }: { Name: string }) => {
      this.#terminology(Name);
      this.terminologies.delete(Name);
      return {};
    },
  };

  #terminology(name: string): void {
    if (this.terminologies.has(name)) return;
    throw new ResourceNotFoundException({ message: `there is no terminology ${name}`, $metadata: {} });
  }

  #isFirst(id: string): boolean {
    const is = !this.#once.has(id);
    this.#once.add(id);
    return is;
  }
}

/** CloudFront Developer Guide: quotas on invalidations. */
const mostWildcards = 15;

/** What the clients have in common of the SDK's stack. */
interface MiddlewareStack {
  add(
    middleware: (
      next: unknown,
      context: { commandName: string },
    ) => (args: { input: Record<string, unknown> }) => Promise<{ output: object; response: object }>,
    options: object,
  ): void;
}

function targetOf(input: Record<string, unknown>): string {
  const { Bucket, Key, TableName, TransactItems, RequestItems, Name } = input;
  if (typeof Bucket === 'string') return `${Bucket}:${typeof Key === 'string' ? Key : ''}`;
  if (typeof TableName === 'string') return `${TableName}:${Object.values(keyOf(input)).join(' ')}`;
  const [first] = (TransactItems as Record<string, Record<string, unknown>>[] | undefined) ?? [];
  if (first !== undefined) return targetOf(Object.values(first)[0] ?? {});
  if (RequestItems !== undefined) return Object.keys(RequestItems as object).join(' ');
  return typeof Name === 'string' ? Name : '';
}

function keyOf({ Key, Item }: Record<string, unknown>): object {
  if (Key !== undefined) return Key as object;
  const { slug, item, key } = (Item ?? {}) as Record<string, unknown>;
  return Object.fromEntries(Object.entries({ slug, item, key }).filter(([, value]) => value !== undefined));
}
