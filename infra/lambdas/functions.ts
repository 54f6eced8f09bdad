import { Duration } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { environment, type FunctionName, noSigningKey, type Settings } from '../../contracts/environment.ts';
import type { SpendingLimits } from '../../contracts/spending.ts';
import type { WithdrawalRules } from '../../contracts/withdrawal.ts';
import type { Places } from '../config/places.ts';
import { functionGrants } from '../permissions/function-grants.ts';
import { PipelineFunction } from './function.ts';

export interface FunctionsProps {
  readonly places: Places;
  /** Separates the metrics and events of two pipelines. */
  readonly pipeline: string;
  readonly settings: Settings;
  readonly spending: SpendingLimits;
  readonly withdrawals: WithdrawalRules;
  readonly logRetention: RetentionDays;
}

interface Size {
  readonly timeout: Duration;
  readonly memorySize: number;
  readonly why: string;
}

const sizes: Record<FunctionName, Size> = {
  ingest: {
    timeout: Duration.minutes(2),
    memorySize: 2048,
    why: 'A release takes milliseconds; parsing 5 MiB of Markdown takes half a GiB and some 7 s, a Word document of 20 MiB more (npm run bench -- parse)',
  },
  translate: {
    timeout: Duration.minutes(15),
    memorySize: 2048,
    why: 'Waits for the engine, so the longest that Lambda allows (it stops 30 s early to be run again); parses for the page as ingest does',
  },
  estimate: {
    timeout: Duration.minutes(5),
    memorySize: 2048,
    why: 'Asked only of what is large: 5 MiB in six languages is some 600,000 keys to look up; it keeps its segments in memory as translate does',
  },
  'import-memory': {
    timeout: Duration.minutes(15),
    memorySize: 2048,
    why: 'Reads up to 32 MiB of TMX to a tree, and writes its pairs one transaction after the other',
  },
  publish: {
    timeout: Duration.minutes(5),
    memorySize: 2048,
    why: 'Puts four files for each of up to 75 languages, eight languages at a time; of 5 MiB of Markdown that takes 1.2 GiB',
  },
  preview: {
    timeout: Duration.minutes(5),
    memorySize: 3008,
    why: 'Needs what Publish needs; and parses each page to rewrite its links: one of 7 MB takes 450 MB and 3 s',
  },
  withdraw: {
    timeout: Duration.minutes(10),
    memorySize: 1769,
    why: 'A page for each version and language, eight at a time: of 75 languages and a hundred versions that takes minutes',
  },
  'import-terms': {
    timeout: Duration.minutes(5),
    memorySize: 2048,
    why: 'Reads lists of up to 10 MiB, and hands Amazon Translate as much',
  },
  site: {
    timeout: Duration.minutes(1),
    memorySize: 1769,
    why: 'Ten releases at once: of 75 languages that is some 400 objects to render and write, sixteen at a time',
  },
  'replay-letters': {
    timeout: Duration.minutes(5),
    memorySize: 512,
    why: 'A few requests for each letter; it stops before its time, and is invoked again',
  },
  'report-dead-execution': { timeout: Duration.seconds(60), memorySize: 512, why: 'Two requests and a report' },
};

/** After so long, none of these functions that was started before runs any more. */
export function longestRun(...names: readonly FunctionName[]): Duration {
  return Duration.seconds(Math.max(...names.map((name) => sizes[name].timeout.toSeconds())));
}

type Variable = (typeof environment)[FunctionName][number];

export class Functions extends Construct {
  private readonly all: Record<FunctionName, PipelineFunction>;

  constructor(scope: Construct, id: string, props: FunctionsProps) {
    super(scope, id);
    const grants = functionGrants(props.places);
    const make = (name: FunctionName, logicalName: string) =>
      new PipelineFunction(this, logicalName, {
        name,
        timeout: sizes[name].timeout,
        memorySize: sizes[name].memorySize,
        environment: environmentOf(name, props),
        grants: grants[name],
        logRetention: props.logRetention,
      });
    this.all = {
      ingest: make('ingest', 'Ingest'),
      translate: make('translate', 'Translate'),
      estimate: make('estimate', 'Estimate'),
      'import-memory': make('import-memory', 'ImportMemory'),
      publish: make('publish', 'Publish'),
      preview: make('preview', 'Preview'),
      withdraw: make('withdraw', 'Withdraw'),
      'import-terms': make('import-terms', 'ImportTerms'),
      site: make('site', 'Site'),
      'report-dead-execution': make('report-dead-execution', 'ReportDeadExecution'),
      'replay-letters': make('replay-letters', 'ReplayLetters'),
    };
  }

  get(name: FunctionName): NodejsFunction {
    return this.all[name].function;
  }

  role(name: FunctionName): IRole {
    return this.all[name].role;
  }

  get logGroups(): LogGroup[] {
    return Object.values(this.all).map(({ logGroup }) => logGroup);
  }
}

function environmentOf(
  name: FunctionName,
  { places, pipeline, settings, spending, withdrawals }: FunctionsProps,
): Record<string, string> {
  const values: Record<Variable, string> = {
    UPLOAD_BUCKET: places.upload.bucketName,
    WORK_BUCKET: places.work.bucketName,
    PUBLISH_BUCKET: places.publish.bucketName,
    RELEASES_TABLE: places.releases.tableName,
    MEMORY_TABLE: places.memory.tableName,
    HUMAN_MEMORY_TABLE: places.humanMemory.tableName,
    SITE_QUEUE_URL: places.siteQueue.queueUrl,
    DEAD_LETTER_QUEUE_URL: places.deadLetters.queueUrl,
    STATE_MACHINE_ARN: places.stateMachineArn,
    PIPELINE: pipeline,
    SETTINGS: JSON.stringify(settings),
    SPENDING: JSON.stringify(spending),
    WITHDRAWALS: JSON.stringify(withdrawals),
    DISTRIBUTION_ID: places.distribution.distributionId,
    SIGNING_KEY: places.signingKey ?? noSigningKey,
  };
  return Object.fromEntries(environment[name].map((variable) => [variable, values[variable]]));
}
