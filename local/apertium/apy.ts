import path from 'node:path';
import { type Child, startChild } from '../child.ts';
import { repository } from '../paths.ts';
import { ApyClient } from './client.ts';
import type { Installed } from './find.ts';

export interface Apy extends Child {
  client: ApyClient;
}

export async function startApy(installed: Installed, port: number, stateDirectory: string): Promise<Apy> {
  const client = new ApyClient(port);
  const child = await startChild({
    name: 'apertium-apy',
    command: installed.python,
    args: [
      path.join(repository, 'local', 'apertium', 'apy_on_loopback.py'),
      installed.pairs,
      ...['--port', String(port)],
      // Pipelines take up to a second to start: never restart them, and run two of each for the languages
      // that pivot over them.
      ...[
        '--restart-pipe-after',
        '1000000000',
        '--max-pipes-per-pair',
        '2',
        '--max-users-per-pipe',
        '1',
        '--timeout',
        '60',
      ],
    ],
    env: { ...process.env, PYTHONUNBUFFERED: '1', PYTHONDONTWRITEBYTECODE: '1' },
    log: path.join(stateDirectory, 'apertium.log'),
    // apy would wait for its connections; it does not hold anything that could be lost.
    stopSignal: 'SIGKILL',
    ready: () =>
      client.pairs().then(
        () => true,
        () => false,
      ),
  });
  const stop = async () => {
    client.close();
    await child.stop();
  };
  return { ...child, client, stop };
}
