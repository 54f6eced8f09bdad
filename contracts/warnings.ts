/** Warnings of a report or a manifest; they do not stop the release. */
export const warningCodes = {
  'title-guessed': 'The release does not give or mark its title; the one shown was taken from the text.',
  'tags-lost': 'The engine lost, invented or displaced a tag; the segment was translated in pieces, around the tag.',
  'segment-unreadable':
    'The engine did not return a usable translation of the segment; the source text is published in its place.',
  'lines-mixed': 'The engine lost or mixed up lines; they were translated again.',
  'number-mismatch': 'A figure, date or amount differs between source and translation.',
  'address-mismatch': 'A web or mail address is missing in the translation, or was made up.',
  'placeholder-mismatch': 'A placeholder is missing in the translation, or was made up.',
  'segment-unchanged': 'A sentence came back from the engine as it was sent.',
  'wrong-script': 'The translation is not in the script of its language.',
  'length-mismatch': 'The translation is much shorter or longer than its source.',
  'term-missed': 'A term of the term list is missing in the translation.',
  'text-repeats': 'The translation repeats the same words again and again.',
  'words-of-another-release': 'Segments are in the words that people wrote for another release.',
  'language-is-source': 'The release is written in this language already; it is published as the source.',
  'language-doubtful': 'The text seems to be in another language than the one that was given.',
  'attachment-missing': 'The text points to a file of its folder that is not there.',
  'name-mixes-scripts': 'A word of the name has letters of different scripts that look alike.',
  'image-without-alternative': 'An image has no text for those who cannot see it.',
  'image-outside': "An image is outside the release's folder, so pages do not show it.",
  'link-broken': 'A link leads nowhere, or leaves the language that the page is in.',
  'links-moved': 'Links of a reviewed translation are in another order than in the source.',
  'not-on-page': 'The page does not show a part of the document; the document has it.',
  'comment-published': 'The published documents contain a comment of the source.',
  'content-removed': 'The published documents lack something that the uploaded Word document had.',
  'date-ahead': 'The "date" of the front matter is in the future; the release is published anyway.',
  'embargo-passed': 'The time of the embargo had passed when the file came; the release is published at once.',
  'correction-unused': 'The first version has the option "correction"; there is nothing yet that it corrects.',
  'option-misspelt': 'A key of the front matter is one slip away from an option; it has no effect.',
  'title-option-gone': 'The title was an option of the last upload, and this one does not give it.',
} as const;

export type WarningCode = keyof typeof warningCodes;

export interface Warning {
  code: WarningCode;
  message: string;
  /** The unit concerned, such as `b7`. */
  segment?: string;
  /** Line of the uploaded text, from 1. */
  line?: number;
}

/** Warnings about a translation itself; the configuration can make each fail the language. */
export const checkCodes = [
  'number-mismatch',
  'address-mismatch',
  'placeholder-mismatch',
  'segment-unchanged',
  'wrong-script',
  'length-mismatch',
  'text-repeats',
] as const satisfies readonly WarningCode[];

export type CheckCode = (typeof checkCodes)[number];
