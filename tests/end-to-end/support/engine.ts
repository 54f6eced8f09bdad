import { stack } from './cloud.ts';

interface Stats {
  requests: number;
  characters: number;
  rejected: number;
  byTarget: Record<string, { requests: number; characters: number }>;
}

/** The local Translate endpoint's test interface. */
export const engine = {
  stats: async () => (await (await call('GET', 'stats')).json()) as Stats,
  resetStats: () => call('DELETE', 'stats'),
  behave: (behaviour: object) => call('PUT', 'behaviour', behaviour),
  restore: () => call('DELETE', 'behaviour'),
};

async function call(method: string, path: string, body?: object): Promise<Response> {
  const response = await fetch(`${stack.translateEndpoint}/_local/${path}`, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response;
}
