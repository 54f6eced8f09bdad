import { LocalError } from '../errors.ts';
import { thisMachine } from '../install/machine.ts';
import { bring, commandFor } from '../install/requirement.ts';
import { apertium } from '../install/requirements.ts';
import { freePort } from '../ports.ts';
import type { Progress } from '../progress.ts';
import type { Service } from '../service.ts';
import type { EngineChoice, RoutedEngine } from '../translate/engine.ts';
import { startApy } from './apy.ts';
import { apertiumEngine } from './engine.ts';
import { findApy, hasPackages } from './find.ts';
import { packagesFor } from './packages.ts';

export interface ApertiumOptions {
  engine: EngineChoice;
  languages: string[];
  stateDirectory: string;
  progress: Progress;
  /** Whether to install it if it is missing. Default: yes. */
  install?: boolean;
}

export interface Apertium extends Service {
  engine: RoutedEngine;
}

/** Starts Apertium if it is wanted, needed and installed; `null` means pseudo-localisation, after a warning. */
export async function startApertium({
  engine,
  languages,
  stateDirectory,
  progress,
  install = true,
}: ApertiumOptions): Promise<Apertium | null> {
  if (engine === 'pseudo' || engine === 'identity') return null;
  const packages = packagesFor(languages);
  if (packages.length === 0) return null;
  const machine = thisMachine();
  const wanted = apertium(languages);
  if (install) await bring(wanted, machine, progress);
  const complete = hasPackages(packages, machine);
  if (!complete) progress.warn(`For real translations, run: ${await commandFor(wanted, machine)}`);
  const installed = findApy(machine);
  if (installed === null) {
    if (engine === 'apertium') throw new LocalError('ApertiumMissing', 'Apertium is not installed.');
    progress.warn(
      'Apertium is not installed: EVERY language is pseudo-localised (accented or foreign letters), not translated.',
    );
    return null;
  }
  if (!complete) progress.warn('Languages whose Apertium packages are missing are pseudo-localised.');
  const apy = await startApy(installed, await freePort(), stateDirectory);
  const { client, ...service } = apy;
  return { ...service, engine: await apertiumEngine(client) };
}
