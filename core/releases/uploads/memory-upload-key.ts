import { findLocale } from '../../../contracts/locales.ts';

export type MemoryUploadKey =
  | { source: string; target: string }
  /** Why the name is not valid. */
  | { wrong: string };

/** Reads the languages of `memory/<source>.<target>.tmx`, as canonical tags. */
export function readMemoryUploadKey(key: string): MemoryUploadKey {
  const [, from, to] = /^memory\/([^/.]+)\.([^/.]+)\.tmx$/i.exec(key) ?? [];
  if (from === undefined || to === undefined) {
    return { wrong: `"${key}" is not named "memory/<source>.<target>.tmx", such as "memory/en.fr.tmx".` };
  }
  const [source, target] = [findLocale(from)?.tag, findLocale(to)?.tag];
  if (source === undefined) return { wrong: `"${from}" in "${key}" is not a language that the engine knows.` };
  if (target === undefined) return { wrong: `"${to}" in "${key}" is not a language that the engine knows.` };
  if (source === target) return { wrong: `"${key}" names one language twice.` };
  return { source, target };
}
