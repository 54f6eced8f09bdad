import type { Check } from './check.ts';

/** Web and mail addresses, up to white space or what closes a sentence. */
const address = /(?:https?:\/\/|www\.)[^\s<>"'“”«»()[\]]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu;

/** Addresses never change. They travel as tags, so a difference means that one was lost or made up. */
export const addresses: Check = ({ source, target }) => {
  const left = addressesOf(source);
  const right = addressesOf(target);
  const lost = left.filter((found) => !right.includes(found));
  const invented = right.filter((found) => !left.includes(found));
  if (lost.length > 0) return `The translation lacks ${lost[0]}.`;
  return invented.length > 0 ? `The translation says ${invented[0]}, which the source does not.` : undefined;
};

/** The text without its addresses, whose letters say nothing of its language. */
export function withoutAddresses(text: string): string {
  return text.replace(address, ' ');
}

function addressesOf(text: string): string[] {
  return (text.match(address) ?? []).map((found) => found.replace(/[.,;:!?…]+$/u, ''));
}
