import type { Check } from './check.ts';
import { lostOrInvented } from './lost-or-invented.ts';

/**
 * Web and mail addresses, in the letters that addresses are sent in: where a language writes without
 * spaces, the next word would be part of one. Each starts only where a word starts, so that a text
 * without any is read once.
 */
const address =
  /(?<![A-Za-z0-9])(?:(?:https?|ftps?):\/\/|www\.)[^\s<>"'()[\]\u0080-\uffff]+|(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,63}/gu;

/** Addresses never change. They travel as tags, so a difference means that one was lost or made up. */
export const addresses: Check = ({ source, target }) => lostOrInvented(addressesOf(source), addressesOf(target));

/** The text without its addresses, whose letters say nothing of its language. */
export function withoutAddresses(text: string): string {
  return text.replace(address, ' ');
}

function addressesOf(text: string): string[] {
  return (text.match(address) ?? []).map(withoutTail);
}

/** Without the punctuation of the sentence that it ends. */
function withoutTail(found: string): string {
  let end = found.length;
  while (end > 0 && '.,;:!?*_~'.includes(found.charAt(end - 1))) end -= 1;
  return found.slice(0, end);
}
