import colours from 'picocolors';
import { printError } from '../terminal/print.ts';

/** Reports the progress of a start. Long steps are announced before they begin. */
export interface Progress {
  step(message: string): void;
  /** Warns that something works differently than requested. */
  warn(message: string): void;
}

export const silent: Progress = { step: () => {}, warn: () => {} };

/** Prints the seconds since the start before each line, so that long steps show. */
export function terminalProgress(write = (line: string) => printError(`${line}\n`)): Progress {
  const began = performance.now();
  const clock = () => colours.dim(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s`);
  return {
    step: (message) => write(`${clock()}  ${message}`),
    warn: (message) => write(`${clock()}  ${colours.bold(colours.yellow(`! ${message}`))}`),
  };
}
