import type { Progress } from '../progress.ts';
import type { Machine } from './machine.ts';
import type { System } from './system.ts';
import { carryOut, isAllowed, typed, type Way } from './ways.ts';

/** Path of each program. */
type Programs = Readonly<Record<string, string>>;

/** A requirement that npm does not install. */
export interface Requirement<Found extends Programs = Programs> {
  /** As in "Installing …". */
  name: string;
  /** As in "for …". */
  purpose: string;
  /** `null` if it is missing or does not start. */
  find(machine: Machine): Promise<Found | null>;
  ways: Readonly<Record<System, Way>>;
}

/** The command that installs it on this machine. */
export function commandFor({ ways }: Requirement, machine: Machine): Promise<string> {
  return typed(ways[machine.system], machine);
}

export type Installation = 'there' | 'installed' | 'failed' | 'not-allowed';

/** Installs a missing requirement if that does not need a password, and says so. */
export async function bring(requirement: Requirement, machine: Machine, progress: Progress): Promise<Installation> {
  if (await requirement.find(machine)) return 'there';
  const way = requirement.ways[machine.system];
  if (way.by === 'hand' || !(await isAllowed(way, machine))) return 'not-allowed';
  progress.step(`Installing ${requirement.name} for ${requirement.purpose} (once)`);
  const reason = await carryOut(way, machine);
  if (reason === null && (await requirement.find(machine))) return 'installed';
  progress.warn(`${requirement.name} could not be installed: ${reason ?? 'it does not start'}`);
  return 'failed';
}

/** Returns those that are still missing afterwards. */
export async function bringAll(
  requirements: readonly Requirement[],
  machine: Machine,
  progress: Progress,
): Promise<Requirement[]> {
  const found = await Promise.all(requirements.map((requirement) => requirement.find(machine)));
  const missing: Requirement[] = [];
  // One after the other: apt-get has one lock, and a virtual environment needs Python.
  for (const requirement of requirements.filter((_, index) => found[index] === null)) {
    const brought = await bring(requirement, machine, progress);
    if (brought === 'failed' || brought === 'not-allowed') missing.push(requirement);
  }
  return missing;
}
