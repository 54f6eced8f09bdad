import type { LocalError } from './errors.ts';

/**
 * One part of the running cloud. To add one: a folder (or file) with a `start…` function that
 * returns a `Service` once it answers, and a line in cloud.ts, which stops them in reverse.
 */
export interface Service {
  name: string;
  stop(): Promise<void>;
  /** Resolves where it ends although nobody stopped it. */
  died?: Promise<LocalError>;
  /** Of the process group that it is; `--stop` ends it after a crash. */
  pid?: number;
  /** A directory that is its own; `--stop` removes it after a crash. */
  directory?: string;
}

/** Stops all, the latest started first; one that fails to stop does not keep the others up. */
export async function stopAll(services: Service[]): Promise<void> {
  for (const service of services.splice(0).reverse()) {
    await service.stop().catch(() => {});
  }
}
