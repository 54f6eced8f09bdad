import type { Machine, Ran } from './machine.ts';

/** Keeps debconf from asking. */
const noQuestions = { DEBIAN_FRONTEND: 'noninteractive' };

/** Variables that `sudo` would drop and an installer needs. */
const kept = ['PATH', 'http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY'];

/** Fails if `sudo` would ask for a password. */
export function runAsRoot(command: readonly string[], machine: Machine): Promise<Ran> {
  if (machine.isRoot) return machine.run(command, noQuestions);
  const known = kept.filter((name) => machine.environment[name] !== undefined);
  const given = known.map((name) => `${name}=${machine.environment[name]}`);
  return machine.run(['sudo', '-n', 'env', ...given, 'DEBIAN_FRONTEND=noninteractive', ...command]);
}

/** Why a program failed: its first line that reports an error, else its last line. */
export function complaintOf(said: string): string {
  const lines = said
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const complaint = [/^E: /, /^error\b/i, /^(W|Err): ?/].map((kind) => lines.find((line) => kind.test(line)));
  return complaint.find((line) => line !== undefined) ?? lines.at(-1) ?? 'it does not say why';
}
