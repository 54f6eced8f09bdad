import { request } from 'node:https';
import { config, stack } from './cloud.ts';

/** What MiniStack answers to somebody without keys. */
export function getLocally(path: string): Promise<{ status: number | undefined }> {
  const { ca } = config.requestHandler.httpsAgent.options;
  return new Promise((resolve, reject) => {
    const asked = request(`${stack.endpoint}${path}`, { ca, agent: false }, (answer) => {
      answer.resume().on('end', () => resolve({ status: answer.statusCode }));
    });
    asked.on('error', reject).end();
  });
}
