import { createServer } from 'node:net';
import { LocalError } from './errors.ts';

const loopback = '127.0.0.1';

/** A loopback port that is free now. Another process may still take it first. */
export async function freePort(): Promise<number> {
  return (await tryPort(0)) ?? freePort();
}

/** `asked` if given (an error if it is taken), else `preferred` if free, else any free port. Port 0 asks for any. */
export async function choosePort(asked: number | undefined, preferred: number): Promise<number> {
  if (asked === 0) return freePort();
  if (asked !== undefined) {
    if ((await tryPort(asked)) === null) throw new LocalError('PortTaken', `Port ${asked} is taken.`);
    return asked;
  }
  return (await tryPort(preferred)) ?? freePort();
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, loopback, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(bound));
    });
  });
}
