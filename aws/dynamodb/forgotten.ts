import type { ForgetInput } from '../../contracts/messages.ts';
import type { HumanItem } from '../../core/translation/memory/entries.ts';
import { withoutTeachers } from '../../core/translation/memory/teachers.ts';
import type { DynamoDBDocumentClient } from '../clients.ts';
import { batchDelete, batchGet, batchPut } from './batches.ts';

/** The memories, to forget. */
export interface Memories {
  forgetMachines(keys: readonly string[]): Promise<void>;
  /** Removes what these files added; other files' words for the same text stay. */
  forgetPeoples(entries: ForgetInput['forget']['human']): Promise<void>;
}

export function forgotten(dynamo: DynamoDBDocumentClient, tables: { memory: string; humanMemory: string }): Memories {
  return {
    forgetMachines: (keys) => batchDelete(dynamo, tables.memory, keys),
    async forgetPeoples(entries) {
      const stored = await batchGet<HumanItem>(
        dynamo,
        tables.humanMemory,
        entries.map(({ key }) => key),
      );
      const left = new Map<string, HumanItem>();
      const gone: string[] = [];
      for (const { key, from } of entries) {
        const item = stored.get(key);
        if (item === undefined) continue;
        const others = withoutTeachers(item, (teacher) => from.includes(teacher.from));
        if (others === undefined) gone.push(key);
        else left.set(key, others);
      }
      await batchPut(dynamo, tables.humanMemory, left);
      await batchDelete(dynamo, tables.humanMemory, gone);
    },
  };
}
