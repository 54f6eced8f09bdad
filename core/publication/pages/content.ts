import type { Element } from 'hast';
import type { Raw } from 'mdast-util-to-hast';

/** What stands in an element: other elements, text, markup that was made before, or nothing. */
export type Content = Element | Raw | string | undefined;
