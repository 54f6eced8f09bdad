import { complaintOf, runAsRoot } from './as-root.ts';
import type { Machine, Ran } from './machine.ts';

/** Another program may hold the lock, as on a machine that has just started; a mirror may be out of reach. */
const patience = ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=30'];

const listFolder = '/var/lib/apt/lists';
const updates = new WeakMap<Machine, Promise<Ran>>();

export interface Packages {
  packages: readonly string[];
  /** The least major version of the first package. */
  atLeast?: number;
}

/** `null` if the packages are installed afterwards, else the reason. */
export async function aptInstall(wanted: Packages, machine: Machine): Promise<string | null> {
  if (!hasLists(machine)) {
    // apt-get update succeeds even if it does not reach a mirror.
    const { said } = await update(machine);
    if (!hasLists(machine)) return complaintOf(said);
  }
  const unfit = await unfitFor(wanted, machine);
  if (unfit !== null) return unfit;
  const install = ['install', '-y', '-q', '--no-install-recommends', ...wanted.packages];
  if ((await aptGet(install, machine)).ok) return null;
  // Outdated lists name packages that the mirror has replaced.
  await update(machine);
  const { ok, said } = await aptGet(install, machine);
  return ok ? null : complaintOf(said);
}

/** False in a fresh container, whose lists are empty. */
export function hasLists(machine: Machine): boolean {
  return machine.entries(listFolder).some((name) => /_Packages(\.\w+)?$/.test(name));
}

/** Why this release of the distribution lacks the packages; `null` if it has them. */
export async function unfitFor({ packages, atLeast = 0 }: Packages, machine: Machine): Promise<string | null> {
  for (const [index, name] of packages.entries()) {
    const { said } = await machine.run(['apt-cache', 'policy', name]);
    const candidate = /^ *Candidate: (\S+)/m.exec(said)?.[1] ?? '(none)';
    if (candidate === '(none)') return `the package lists do not have ${name}`;
    if (index === 0 && majorOf(candidate) < atLeast) return `${name} is ${candidate}, not ${atLeast} or newer`;
  }
  return null;
}

/** Of a Debian version: `1:2.9.19-1` is 2. */
function majorOf(version: string): number {
  return Number.parseInt(version.slice(version.indexOf(':') + 1), 10);
}

/** Updates once per run. */
function update(machine: Machine): Promise<Ran> {
  const known = updates.get(machine) ?? aptGet(['update', '-q'], machine);
  updates.set(machine, known);
  return known;
}

function aptGet(command: readonly string[], machine: Machine): Promise<Ran> {
  return runAsRoot(['apt-get', ...patience, ...command], machine);
}
