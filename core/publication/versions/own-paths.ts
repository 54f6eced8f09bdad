import { publishKeys } from '../../../contracts/keys.ts';

const pageFiles = new Set([publishKeys.page(''), publishKeys.data(''), publishKeys.ninjs('')]);

/**
 * Whether a path below the folder of a version is the version's own. The name of another release may begin with the
 * same folder: `releases/ferry/v2/` holds version 2 of `ferry`, and the folder `v1` of the release `ferry/v2`.
 * `readUploadKey` refuses names with a folder such as `v2/assets`.
 */
export function isOwnPath(path: string): boolean {
  const [first = '', second, ...more] = path.split('/');
  if (second === undefined || `${first}/` === publishKeys.asset('')) return true;
  return more.length === 0 && (pageFiles.has(`/${second}`) || second.startsWith('document.'));
}
