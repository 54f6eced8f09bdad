import path from 'node:path';

/** The checkout; the local cloud prints and stores paths relative to it. */
export const repository = path.resolve(import.meta.dirname, '..');

/** The cloud that `npm run local` and `npm run demo` share, one per checkout. Tests use their own directories. */
export const defaultStateDirectory = path.resolve(repository, process.env['DRAGOMAN_STATE_DIRECTORY'] || '.local');

/** Shared by every cloud of the checkout: it depends only on requirements.txt. */
export const venvDirectory = path.join(repository, '.local', 'venv');
