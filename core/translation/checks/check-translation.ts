import type { CheckCode, Warning } from '../../../contracts/warnings.ts';
import { addresses } from './addresses.ts';
import type { Check, CheckedPair } from './check.ts';
import { length } from './length.ts';
import { loops } from './loops.ts';
import { numbers } from './numbers.ts';
import { placeholders } from './placeholders.ts';
import { script } from './script.ts';
import { unchanged } from './unchanged.ts';

/** Every check by the code of its warning, in the order in which a report shows them. */
const checks = {
  'number-mismatch': numbers,
  'address-mismatch': addresses,
  'placeholder-mismatch': placeholders,
  'segment-unchanged': unchanged,
  'wrong-script': script,
  'length-mismatch': length,
  'text-repeats': loops,
} as const satisfies Record<CheckCode, Check>;

/** Runs every check on a machine's translation of one unit. */
export function check(pair: CheckedPair, unit: string): Warning[] {
  return Object.entries(checks).flatMap(([code, look]): Warning[] => {
    const message = look(pair);
    return message === undefined ? [] : [{ code: code as CheckCode, message, segment: unit }];
  });
}
