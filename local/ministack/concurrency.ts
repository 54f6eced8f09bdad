import { availableParallelism, totalmem } from 'node:os';
import { LocalError } from '../errors.ts';

/** MiniStack's own variable. */
const variable = 'LAMBDA_ACCOUNT_CONCURRENCY';

/** An account of AWS has at least so many. */
const least = 10;
/** AWS's default for an account. */
const most = 1_000;

/** An invocation waits for S3, DynamoDB and the engine most of its time. */
const perProcessor = 12;

/** A Node.js process with a function in it takes about 115 MB, and there are up to two for each that may work at once. */
const bytesEach = 230e6;
/** The rest is for MiniStack, the engine, the tests and whatever else the machine is there for. */
const shareOfMemory = 0.25;

export interface Machine {
  processors: number;
  /** Bytes. */
  memory: number;
}

/** This one, or as much of it as the container may use. */
function thisMachine(): Machine {
  const allowed = process.constrainedMemory();
  return {
    processors: availableParallelism(),
    // Without a limit Node.js answers 0, or more than there is.
    memory: allowed > 0 ? Math.min(allowed, totalmem()) : totalmem(),
  };
}

/**
 * How many Lambda functions run at once before others are throttled: what the variable says, where it is
 * set (0: no bound); else as many as the machine carries.
 */
export function lambdaConcurrency(env: NodeJS.ProcessEnv = process.env, machine: Machine = thisMachine()): number {
  const asked = env[variable]?.trim() ?? '';
  if (asked === '') {
    const carried = Math.min(machine.processors * perProcessor, (machine.memory * shareOfMemory) / bytesEach);
    return Math.round(Math.min(most, Math.max(least, carried)));
  }
  if (!/^\d+$/.test(asked)) {
    throw new LocalError('InvalidArgument', `${variable} is "${asked}", but must be a whole number; 0 means no bound.`);
  }
  return Number(asked);
}
