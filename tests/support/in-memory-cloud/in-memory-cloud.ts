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

interface Command {
  input: Record<string, unknown>;
  clientCommand?: object;
}

const config = { region: 'us-east-1', credentials: { accessKeyId: 'memory', secretAccessKey: 'memory' } };

/** Made once: a client takes a millisecond, and a run that is killed at each request has hundreds of all. */
const clients = {
  s3: new S3Client(config),
  dynamodb: documentClient(config),
  sqs: new SQSClient(config),
  cloudfront: new CloudFrontClient(config),
  cloudwatch: new CloudWatchClient(config),
  eventbridge: new EventBridgeClient(config),
  translate: new TranslateClient(config),
  kms: new KMSClient(config),
} as const;

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
    const answer = (service: Service, command: Command) => {
      // The document client's commands wrap those that DynamoDB knows.
      const { name } = (command.clientCommand ?? command).constructor;
      const { input } = command;
      const request = { service, command: name.replace(/Command$/, ''), target: targetOf(input), input };
      return step(request, () => this.#answer(service, name, input));
    };
    const through = <S extends Service>(service: S) =>
      Object.create(clients[service], {
        send: { value: async (command: Command) => answer(service, command) },
      }) as (typeof clients)[S];
    return {
      s3: through('s3'),
      dynamo: through('dynamodb'),
      sqs: through('sqs'),
      cloudfront: through('cloudfront'),
      cloudwatch: through('cloudwatch'),
      eventbridge: through('eventbridge'),
      translate: through('translate'),
      kms: through('kms'),
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
