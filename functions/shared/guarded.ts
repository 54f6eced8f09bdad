import { describeError } from './describe-error.ts';
import { type LogFields, logError } from './log.ts';

/**
 * Makes a handler of which nothing but ids, codes and places in the code leaves when it throws. Lambda logs the error,
 * X-Ray keeps it, and Step Functions keeps it in the history of the execution: a message of the SDK may name a key, and
 * one of a parser quotes the text. The name stays: the state machine matches it.
 */
export function guarded<Input, More extends unknown[], Result>(
  handle: (input: Input, ...more: More) => Promise<Result>,
): (input: Input, ...more: More) => Promise<Result> {
  return async (input, ...more) => {
    try {
      return await handle(input, ...more);
    } catch (error) {
      logError(error, idsOf(input));
      throw new ThrownByHandler(error);
    }
  };
}

/** The error as the world outside the function sees it. */
class ThrownByHandler extends Error {
  constructor(error: unknown) {
    const { name, summary, frames } = describeError(error);
    super(summary);
    this.name = name;
    this.stack = [`${name}: ${summary}`, ...frames.map((frame) => `    at ${frame}`)].join('\n');
  }
}

/** What the messages between the state machine and the functions have of ids (`contracts/messages.ts`). */
interface Identified {
  execution?: string;
  language?: string;
  release?: { revision: number; upload: { versionId: string } };
  withdraw?: { upload: { versionId: string } };
  event?: { detail?: { object?: { 'version-id'?: string } } };
  /** The same, as EventBridge and the state machine that removes deliver a dead execution. */
  detail?: { executionArn?: string };
  dead?: { executionArn?: string };
}

function idsOf(input: unknown): LogFields {
  const { execution, language, release, withdraw, event, detail, dead } = (input ?? {}) as Identified;
  return {
    execution: execution ?? detail?.executionArn ?? dead?.executionArn,
    upload:
      release?.upload.versionId ?? withdraw?.upload.versionId ?? event?.detail?.object?.['version-id'] ?? undefined,
    revision: release?.revision,
    language,
  };
}
