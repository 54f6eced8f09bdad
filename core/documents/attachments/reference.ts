import type { Range } from '../../../contracts/document.ts';
import type { NotShown } from '../formats/html/not-shown.ts';

/** A place of a text that holds addresses. */
export interface ReferencePosition {
  range: Range;
  addresses: string[];
  /** How a page uses them; absent if it does not, as with a style sheet. */
  use?: 'link' | 'image' | 'recording';
  /** Returns the place's text with each address changed. */
  write(change: (address: string) => string): string;
}
interface Image {
  address: string;
  /** Whether it has alternative text. */
  described: boolean;
}
/** The references of a text, in order. */
export interface References {
  places: ReferencePosition[];
  images: Image[];
  /** Anchors in its HTML, which links within it lead to. */
  ids: Set<string>;
  /** The elements of its HTML that a page does not show. */
  notShown: { what: NotShown; at: number }[];
}
/** References to begin with. */
export function noReferences(): References {
  return { places: [], images: [], ids: new Set(), notShown: [] };
}
