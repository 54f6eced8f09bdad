import path from 'node:path';

/** The checkout; every path that the local cloud prints or stores is relative to it. */
export const repository = path.resolve(import.meta.dirname, '..');

/** What `npm run local` and `npm run demo` share: one cloud a checkout. Tests bring directories of their own. */
export const defaultStateDirectory = path.resolve(repository, process.env['DRAGOMAN_STATE_DIRECTORY'] || '.local');

/** Shared by every cloud of the checkout: it depends on requirements.txt alone. */
export const venvDirectory = path.join(repository, '.local', 'venv');
