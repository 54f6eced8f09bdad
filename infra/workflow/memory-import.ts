import { Condition } from 'aws-cdk-lib/aws-stepfunctions';
import { memoryFolder } from '../../contracts/keys.ts';

/** Translation memories are not releases: their journey is only the import. */
export const isMemory = Condition.jsonata(
  `{% $substring($states.input.detail.object.key, 0, ${memoryFolder.length}) = '${memoryFolder}' %}`,
);
