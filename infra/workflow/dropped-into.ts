import { Condition } from 'aws-cdk-lib/aws-stepfunctions';
import { uploadFolders } from '../../contracts/keys.ts';

/** Whether the event's key lies in a folder of the upload bucket that holds no releases. Ingest classifies all the others. */
export function isDroppedInto(folder: keyof typeof uploadFolders): Condition {
  const prefix = uploadFolders[folder];
  return Condition.jsonata(`{% $substring($states.input.detail.object.key, 0, ${prefix.length}) = '${prefix}' %}`);
}
