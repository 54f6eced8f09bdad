import type { Check } from './check.ts';
import { lostOrInvented } from './lost-or-invented.ts';

/**
 * Web and mail addresses, in ASCII only: in a language without spaces, the next word would otherwise become part of
 * one. A match begins only where a word begins, so that a text without addresses is read once.
 */
const address =
  /(?<![A-Za-z0-9])(?:(?:https?|ftps?):\/\/|www\.)[^\s<>"'()[\]\u0080-\uffff]+|(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,63}/gu;

/**
 * Compares addresses, which never change. They travel as tags, so a difference means that the engine lost one or made
 * one up.
 */
export const addresses: Check = ({ source, target }) => lostOrInvented(addressesOf(source), addressesOf(target));

/** Removes addresses: their letters do not reveal the text's language. */
export function withoutAddresses(text: string): string {
  return text.replace(address, ' ');
}

function addressesOf(text: string): string[] {
  return (text.match(address) ?? []).map(withoutTail);
}

/** Drops the punctuation of the sentence that the address ends. */
function withoutTail(found: string): string {
  let end = found.length;
  while (end > 0 && '.,;:!?*_~'.includes(found.charAt(end - 1))) end -= 1;
  return found.slice(0, end);
}
