import { listPricePerMillion } from '../../contracts/spending.ts';

/** US dollars in us-east-1, without free tiers and discounts, as AWS publishes them. */
export interface Price {
  what: string;
  dollars: number;
  /** Units that `dollars` buy. */
  per: number;
  source: string;
}

export const prices = {
  characters: {
    what: 'Amazon Translate: characters',
    dollars: listPricePerMillion,
    per: 1e6,
    source: 'Amazon Translate pricing',
  },
  transitions: {
    what: 'Step Functions: state transitions',
    dollars: 0.025,
    per: 1000,
    source: 'AWS Step Functions pricing, Standard Workflows',
  },
  invocations: { what: 'Lambda: requests', dollars: 0.2, per: 1e6, source: 'AWS Lambda pricing' },
  gigabyteSeconds: {
    what: 'Lambda: GB-seconds',
    dollars: 0.0000133334,
    per: 1,
    source: 'AWS Lambda pricing, Arm, first tier',
  },
  puts: { what: 'S3: PUT requests', dollars: 0.005, per: 1000, source: 'Amazon S3 pricing, S3 Standard' },
  gets: { what: 'S3: GET and HEAD requests', dollars: 0.0004, per: 1000, source: 'Amazon S3 pricing, S3 Standard' },
  writeUnits: {
    what: 'DynamoDB: write request units',
    dollars: 0.625,
    per: 1e6,
    source: 'Amazon DynamoDB pricing, on-demand',
  },
  readUnits: {
    what: 'DynamoDB: read request units',
    dollars: 0.125,
    per: 1e6,
    source: 'Amazon DynamoDB pricing, on-demand',
  },
  events: {
    what: "EventBridge: the upload's event and ours",
    dollars: 1,
    per: 1e6,
    source: 'Amazon EventBridge pricing, custom events (an upper bound for S3’s)',
  },
} as const satisfies Record<string, Price>;

export type Priced = keyof typeof prices;
export type Usage = Record<Priced, number>;

export const priceOf = (item: Priced, amount: number) => (prices[item].dollars / prices[item].per) * amount;
