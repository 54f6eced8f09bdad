import { Condition } from 'aws-cdk-lib/aws-stepfunctions';
import { memoryFolder } from '../../contracts/keys.ts';

/** Translation memories are no releases: their import is all of their journey. */
export const isMemory = Condition.jsonata(
  `{% $substring($states.input.detail.object.key, 0, ${memoryFolder.length}) = '${memoryFolder}' %}`,
);
