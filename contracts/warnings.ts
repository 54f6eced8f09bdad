/** What a report or a manifest points out without stopping for it. */
export const warningCodes = {
  'title-guessed': 'No title was given or marked; the one shown was read off the text.',
  'tags-lost': 'The engine lost or invented a tag; the segment was translated in pieces around it.',
  'segment-unreadable': 'The engine returned nothing usable for the segment; its source text stands in its place.',
  'language-is-source': 'The release is written in this language already; it is published as the source.',
  'versions-stay': 'Versions published before the deletion stay readable at their addresses.',
} as const;

export type WarningCode = keyof typeof warningCodes;

export interface Warning {
  code: WarningCode;
  message: string;
  /** The unit that it concerns, such as `b7`. */
  segment?: string;
}
