import { request } from 'node:https';
import { config, stack } from './cloud.ts';

/** How long the state machine's waits and retry intervals take, as a share of what they say. */
export const scaleWaits = (share: number) => configure('stepfunctions._SFN_WAIT_SCALE', share);

/** A switch of the local cloud alone. */
function configure(name: string, value: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${stack.endpoint}/_ministack/config`,
      {
        method: 'POST',
        agent: config.requestHandler.httpsAgent,
        headers: { 'content-type': 'application/json' },
      },
      (response) => {
        response.resume();
        response.on('end', () =>
          response.statusCode === 200 ? resolve() : reject(new Error(`${name}: ${response.statusCode}`)),
        );
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify({ [name]: value }));
  });
}
