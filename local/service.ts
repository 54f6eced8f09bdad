import type { LocalError } from './errors.ts';

/**
 * One part of the running cloud. To add one: a folder (or file) with a `start…` function that returns a
 * `Service` once it answers, and a line in cloud.ts, which stops them in reverse.
 */
export interface Service {
  name: string;
  stop(): Promise<void>;
  /** Resolves if the service ends without being stopped. */
  died?: Promise<LocalError>;
  /** Its process group; `--stop` ends it after a crash. */
  pid?: number;
  /** A directory that only it uses; `--stop` removes it after a crash. */
  directory?: string;
}

/** Stops all, the latest first; a failure to stop one does not keep the others running. */
export async function stopAll(services: Service[]): Promise<void> {
  for (const service of services.splice(0).reverse()) {
    await service.stop().catch(() => {});
  }
}
