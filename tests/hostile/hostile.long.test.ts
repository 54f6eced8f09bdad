import { describe, expect, it } from 'vitest';
import { type FailureCode, failures } from '../../contracts/failures.ts';
import { formats } from '../../core/documents/formats/formats.ts';
import { kinds } from './inputs.ts';
import { endings } from './run-child.ts';

const rejections = (Object.keys(failures) as FailureCode[]).filter((code) => failures[code].disposition === 'reject');

const taken = ['published', 'read'];
const isDocument = (kind: string) => kind in formats;
/** Seconds of processor time, twice what an upload may take on a machine by itself; `npm run bench -- hostile` shows how long each takes. */
const longest = 20;
/** The same of the short ones, of which the slowest takes 2 s alone and twice that beside others; what is worse than that goes past it by far. */
const longestOfShort = 8;

describe.concurrent('a hostile text is published, or rejected with a reason, in 512 MiB and seconds', () => {
  it.each(kinds)(
    '%s',
    async (kind) => {
      const found = await endings(kind, 'part');
      expect(found.length).toBeGreaterThan(100);
      expect(found.filter(({ outcome }) => ![...rejections, ...taken].includes(outcome))).toEqual([]);
      for (const { name, outcome, message, seconds, mebibytes } of found) {
        if (!taken.includes(outcome)) expect(message, name).toMatch(/^[A-Z].{20,}[.:]/s);
        expect(mebibytes, name).toBeLessThan(512);
        expect(seconds, name).toBeLessThan(/^8 KiB/.test(name) ? longestOfShort : longest);
      }
      // Dull texts are no attack, however long.
      const dull = found.filter(({ name }) => /KiB of "(?:word |w|漢)"/.test(name));
      if (isDocument(kind)) expect(dull.map(({ outcome }) => outcome)).toEqual(dull.map(() => 'published'));
    },
    1_800_000,
  );
});
