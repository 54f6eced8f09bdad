import { dropAgainCommand, type StoredUpload } from './drop-again-command.ts';

export const approvedCharacters = 'approved-characters';

/** The command that approves an expense: it drops the upload again with the option set. */
export function approvalCommand(object: StoredUpload, characters: number): string {
  return dropAgainCommand(object, { [approvedCharacters]: String(characters) });
}
