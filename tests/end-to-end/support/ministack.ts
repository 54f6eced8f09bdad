import { request } from 'node:https';
import { config, stack } from './cloud.ts';

/** Turns CloudTrail's record on or off; a switch of the local cloud alone, since AWS always keeps one. */
export function record(on: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${stack.endpoint}/_ministack/config`,
      { method: 'POST', agent: config.requestHandler.httpsAgent, headers: { 'content-type': 'application/json' } },
      (response) => {
        response.resume();
        response.on('end', () =>
          response.statusCode === 200 ? resolve() : reject(new Error(`recording: ${response.statusCode}`)),
        );
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify({ 'cloudtrail._recording_enabled': on }));
  });
}
