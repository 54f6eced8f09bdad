import type { Memories } from '../../aws/dynamodb/forgotten.ts';
import { type ForgetInput, type ForgetResult, schema } from '../../contracts/messages.ts';
import { log } from '../shared/log.ts';

/** Removes entries of the memories, of people's the words of the named files only. May be repeated. */
export async function forgetEntries({ forget }: ForgetInput, memories: Memories): Promise<ForgetResult> {
  await memories.forgetMachines(forget.machine);
  await memories.forgetPeoples(forget.human);
  log('forgotten', { machine: forget.machine.length, human: forget.human.length });
  return { schema, outcome: 'forgotten' };
}
