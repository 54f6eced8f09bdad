import type { PublicRelease, PublicVersion } from '../../../contracts/site.ts';
import type { ReleaseRecord, Revision } from './release-record.ts';

/**
 * How tables and the work bucket store what code calls by other names: a slug is `release` there, the number of a
 * revision `revision`, and that of a version `version`. The other names are the same, in the same order. `read` also
 * takes what is stored under the names of the code.
 */
export interface StoredForm<T> {
  read(stored: object): T;
  write(value: T): object;
}

export const revisionForm = renaming<Revision>({ stored: 'revision', code: 'number' });
export const publicVersionForm = renaming<PublicVersion>({ stored: 'version', code: 'number' });
export const publicReleaseForm = renaming<PublicRelease>({ stored: 'release', code: 'slug' });

/** A record stores its newest revision as the revision's own item does. */
export const recordForm: StoredForm<ReleaseRecord> = {
  read: (stored) => {
    const record = stored as ReleaseRecord;
    return { ...record, newest: revisionForm.read(record.newest) };
  },
  write: (record) => ({ ...record, newest: revisionForm.write(record.newest) }),
};

export function renaming<T extends object>(name: { stored: string; code: string }): StoredForm<T> {
  return {
    read: (stored) => renamed(stored, name.stored, name.code) as T,
    write: (value) => renamed(value, name.code, name.stored),
  };
}

function renamed(value: object, from: string, to: string): object {
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key === from ? to : key, one]));
}
