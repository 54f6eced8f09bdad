import { runWorkers } from '../../core/lib/run-workers.ts';
import type { Asker, SiteAnswer } from './ask.ts';
import { type Spelling, spellingsOf } from './spellings.ts';

/** What one address answers, as it is published and in its other spellings. */
export interface Inspected {
  key: string;
  answers: (Spelling & SiteAnswer)[];
}

/** Requests at once: quick, and far from what any site would take for an attack. */
export const atOnce = 16;

/** @param onProgress called with the number of requests that were answered, of all. */
export async function inspect(
  keys: readonly string[],
  asker: Pick<Asker, 'ask'>,
  onProgress: (done: number, all: number) => void = () => {},
): Promise<Inspected[]> {
  const inspected = keys.map((key): Inspected => ({ key, answers: [] }));
  const tasks = inspected.flatMap((one) => spellingsOf(one.key).map((spelling) => ({ one, spelling })));
  let done = 0;
  await runWorkers(tasks, atOnce, async ({ one, spelling }) => {
    one.answers.push({ ...spelling, ...(await asker.ask(spelling.path)) });
    done += 1;
    onProgress(done, tasks.length);
  });
  return inspected;
}

/** Answers that are neither a notice nor nothing. */
export function leftOf(inspected: readonly Inspected[]): (Spelling & SiteAnswer)[] {
  return inspected.flatMap(({ answers }) =>
    answers.filter(({ verdict }) => verdict === 'there' || verdict === 'unclear'),
  );
}
