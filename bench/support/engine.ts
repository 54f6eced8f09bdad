import type { Statistics } from '../../local/translate/statistics.ts';

/** The local Translate endpoint's test interface. */
export function engineOf(translateEndpoint: string) {
  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${translateEndpoint}/_local/${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  return {
    stats: async () => (await (await call('GET', 'stats')).json()) as Statistics,
    resetStats: () => call('DELETE', 'stats'),
    behave: (behaviour: object) => call('PUT', 'behaviour', behaviour),
  };
}

export type EngineControl = ReturnType<typeof engineOf>;
