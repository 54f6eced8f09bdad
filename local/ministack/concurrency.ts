import { availableParallelism, totalmem } from 'node:os';
import { LocalError } from '../errors.ts';

/** MiniStack's own variable. */
const variable = 'LAMBDA_ACCOUNT_CONCURRENCY';

/** The least that AWS gives an account. */
const least = 10;
/** AWS's default for an account. */
const most = 1_000;

/** An invocation mostly waits for S3, DynamoDB and the engine. */
const perProcessor = 12;

/**
 * A Node.js process with a function takes about 115 MB, and there are up to two for each invocation that may
 * run at once.
 */
const bytesEach = 230e6;
/** The rest is for MiniStack, the engine, the tests and the machine's other work. */
const shareOfMemory = 0.25;

export interface Hardware {
  processors: number;
  /** Bytes. */
  memory: number;
}

/** The memory of this machine, or the container's limit. */
function thisMachine(): Hardware {
  const allowed = process.constrainedMemory();
  return {
    processors: availableParallelism(),
    // Without a limit Node.js answers 0, or more than the machine has.
    memory: allowed > 0 ? Math.min(allowed, totalmem()) : totalmem(),
  };
}

/**
 * Number of Lambda functions that run at once before others are throttled: the variable's value if set (0:
 * unlimited), else as many as the machine can run.
 */
export function lambdaConcurrency(env: NodeJS.ProcessEnv = process.env, machine: Hardware = thisMachine()): number {
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
