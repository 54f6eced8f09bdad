import { onlyResourceOf, templateOf } from './synth.ts';

export interface State {
  Type: string;
  Next?: string;
  Default?: string;
  End?: boolean;
  Choices?: { Condition: string; Next: string }[];
  Arguments?: { Payload: unknown };
  Output?: unknown;
  Items?: string;
  ItemSelector?: unknown;
  ItemProcessor?: { StartAt: string; States: Record<string, State> };
  MaxConcurrency?: number;
  Retry?: Retry[];
  Catch?: { ErrorEquals: string[]; Output: unknown; Next: string }[];
  Timestamp?: string;
  Seconds?: number;
  TimeoutSeconds?: number;
}

interface Retry {
  ErrorEquals: string[];
  MaxAttempts: number;
  IntervalSeconds?: number;
  BackoffRate?: number;
  MaxDelaySeconds: number;
  JitterStrategy: string;
}

export interface Definition {
  StartAt: string;
  QueryLanguage: string;
  TimeoutSeconds: number;
  States: Record<string, State>;
}

/** The definition of a state machine as deployed, references to functions as stand-in ARNs. */
export function definitionOf(template = templateOf(), name = 'PublishRelease'): Definition {
  const [, machine] = onlyResourceOf(template, 'AWS::StepFunctions::StateMachine', name);
  const joined = machine.Properties['DefinitionString'] as { 'Fn::Join': [string, unknown[]] };
  return JSON.parse(joined['Fn::Join'][1].map(standIn).join(''));
}

function standIn(part: unknown): string {
  if (typeof part === 'string') return part;
  if ((part as { Ref?: string }).Ref === 'AWS::Partition') return 'aws';
  return 'arn:aws:lambda:eu-west-1:123456789012:function:stand-in';
}

export function stateOf(definition: Pick<Definition, 'States'>, name: string): State {
  const state = definition.States[name];
  if (state === undefined) throw new Error(`there is no state ${name}`);
  return state;
}
