import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';

class Killed extends Error {
  override readonly name = 'Killed';
}

/**
 * Ends all traffic of these clients at their n-th request, counted from 0: `before` the request is
 * sent, or `after` it has taken effect but before its answer is seen. As with a function that is
 * killed, nothing that follows happens either.
 */
export function killAt(clients: readonly [S3Client, DynamoDBClient], n: number, when: 'before' | 'after') {
  const state = { requests: 0, dead: false };
  const step = async <T>(send: () => Promise<T>): Promise<T> => {
    const mine = state.requests;
    state.requests += 1;
    if (state.dead || (mine === n && when === 'before')) {
      state.dead = true;
      throw new Killed();
    }
    const answer = await send();
    if (mine === n) state.dead = true;
    if (state.dead) throw new Killed();
    return answer;
  };
  const [s3, dynamo] = clients;
  s3.middlewareStack.add((next) => (args) => step(() => next(args)), { step: 'initialize', name: 'kill' });
  dynamo.middlewareStack.add((next) => (args) => step(() => next(args)), { step: 'initialize', name: 'kill' });
  return state;
}
