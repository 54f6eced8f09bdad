import path from 'node:path';
import type { Machine } from './machine.ts';

/** Paths of the programs in PATH, then in `folders`. */
export function placesOf(machine: Machine, names: readonly string[], folders: readonly string[] = []): string[] {
  const onPath = (machine.environment['PATH'] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const all = [...onPath, ...folders].flatMap((folder) => names.map((name) => path.join(folder, name)));
  return [...new Set(all)].filter((place) => machine.isProgram(place));
}

/** The first program that starts. Some do not: Ubuntu's chromium-browser only names the snap to install. */
export async function firstThatSays(machine: Machine, places: string[], version: RegExp): Promise<string | null> {
  for (const place of places) {
    if (await machine.says(place, version)) return place;
  }
  return null;
}
