import type { Range } from '../../../contracts/document.ts';
import type { NotShown } from '../formats/html/not-shown.ts';

/** A place of a text that holds addresses. */
export interface Place {
  range: Range;
  addresses: string[];
  /** What a page makes of them; absent where a page has nothing of the kind, such as a style sheet. */
  use?: 'link' | 'image' | 'recording';
  /** What stands there once each address is changed. */
  write(change: (address: string) => string): string;
}
interface Image {
  address: string;
  /** Whether it says what there is to see. */
  described: boolean;
}
/** What a text points to, in its order. */
export interface References {
  places: Place[];
  images: Image[];
  /** The names that its HTML gives to places, which links within it lead to. */
  ids: Set<string>;
  /** The elements of its HTML that no page shows. */
  notShown: { what: NotShown; at: number }[];
}
/** References to begin with. */
export function noReferences(): References {
  return { places: [], images: [], ids: new Set(), notShown: [] };
}
