import { z } from 'zod';
import { behaviourSchema } from './behaviour.ts';
import type { Endpoint } from './operation.ts';
import { terminologyPath } from './terminology-operations.ts';

export interface Answer {
  status: number;
  body?: unknown;
}

/** Answers `/_local/stats`, `/_local/behaviour` and `/_local/terminologies/<name>`; `null` for other paths. */
export function testInterface(endpoint: Endpoint, method: string, path: string, body: string): Answer | null {
  switch (`${method} ${path}`) {
    case 'GET /_local/stats':
      return { status: 200, body: endpoint.counter.read() };
    case 'DELETE /_local/stats':
      endpoint.counter.reset();
      return { status: 204 };
    case 'PUT /_local/behaviour':
      return putBehaviour(endpoint, body);
    case 'DELETE /_local/behaviour':
      endpoint.behaviour.reset();
      return { status: 204 };
    default:
      return method === 'GET' && path.startsWith(terminologyPath) ? terminology(endpoint, path) : null;
  }
}

/** A terminology's file, as imported. */
function terminology({ terminologies }: Endpoint, path: string): Answer {
  const name = path.slice(terminologyPath.length);
  const found = terminologies.list().find((each) => each.name === name);
  if (found === undefined) return { status: 404, body: { error: `There is no terminology "${name}".` } };
  return { status: 200, body: found.contents };
}

function putBehaviour(endpoint: Endpoint, body: string): Answer {
  const settings = behaviourSchema.safeParse(parse(body));
  if (!settings.success) return { status: 400, body: { error: z.prettifyError(settings.error) } };
  endpoint.behaviour.replace(settings.data);
  return { status: 204 };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
