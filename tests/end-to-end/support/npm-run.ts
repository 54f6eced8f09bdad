import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { awsEnvironment, withoutAws } from '../../../local/environment.ts';
import { repository } from '../../../local/paths.ts';
import { stack } from './cloud.ts';

const { scripts } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** The scripts of package.json that talk to a deployed stack. */
export const commands = Object.keys(scripts).filter((name) => scripts[name]?.startsWith('node cli/'));

/** The environment that `npm run local` prints, for an SDK that has nothing else. */
export const environment: NodeJS.ProcessEnv = {
  ...withoutAws(process.env),
  ...awsEnvironment(stack),
  NO_COLOR: '1',
};

export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** `npm run NAME -- ARGS`, without the second that npm takes. */
export function npmRun(name: string, args: readonly string[], env: NodeJS.ProcessEnv = environment): Promise<Ended> {
  const [node = '', ...before] = scripts[name]?.split(' ') ?? [];
  return new Promise((resolve) => {
    const options = { cwd: repository, env, timeout: 120_000, maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(node, [...before, ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, stdout, stderr });
    });
    child.stdin?.end();
  });
}
