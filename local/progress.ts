import colours from 'picocolors';

/** Where a start says how far it is. Steps that take long say so before they begin. */
export interface Progress {
  step(message: string): void;
  /** Something works otherwise than asked for; it must not be overlooked. */
  warn(message: string): void;
}

export const silent: Progress = { step: () => {}, warn: () => {} };

/** Lines with the seconds since the start, so that a long step is seen to be one. */
export function terminalProgress(write = (line: string) => process.stderr.write(`${line}\n`)): Progress {
  const began = performance.now();
  const clock = () => colours.dim(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s`);
  return {
    step: (message) => write(`${clock()}  ${message}`),
    warn: (message) => write(`${clock()}  ${colours.bold(colours.yellow(`! ${message}`))}`),
  };
}
