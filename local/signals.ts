import { LocalError } from './errors.ts';

/** Resolves at the first Ctrl-C or `kill`. A second one ends the process at once; its children end with it. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

/**
 * Resolves at an uncaught error, which would otherwise end this process, and with it the Translate endpoint
 * and the site.
 */
export function untilBroken(): Promise<LocalError> {
  return new Promise((resolve) => {
    for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
      process.once(event, (cause) => {
        const reason = cause instanceof Error ? cause.message : String(cause);
        resolve(new LocalError('ServiceDied', `The Translate endpoint or the site failed: ${reason}.`, { cause }));
      });
    }
  });
}
