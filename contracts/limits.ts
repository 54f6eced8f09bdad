/** The figures that the parts agree on, each with its source. */

/** Bytes of text that one upload may hold. A release is a few thousand words; 5 MiB is a library of them. */
export const maxUploadBytes = 5 * 1024 * 1024;

/** Bytes of a Word document, pictures included. */
export const maxDocxBytes = 20 * 1024 * 1024;

/** Bytes of XML that are read from a Word document: 5 MiB of dense text take about 30 MiB in Word's markup. */
export const maxDocxXmlBytes = 32 * 1024 * 1024;

/** Bytes that a Word document may declare in all when unpacked, since readers' programs unpack all of it. */
export const maxDocxUnpackedBytes = 256 * 1024 * 1024;

/** Bytes of one picture that a Word document's page shows: as many as the whole document may have. */
export const maxPictureBytes = maxDocxBytes;

/** Pictures that a Word document's page shows: Publish stores them one after the other. */
export const maxPictures = 200;

/** Bytes of one attachment, such as an image: Publish holds one at a time. */
export const maxAttachmentBytes = 100 * 1024 * 1024;

/**
 * Attachments of a release. Each upload of one is a revision, and the newest revision lists every upload
 * whose report waits for it.
 */
export const maxAttachments = 100;

/**
 * UTF-8 bytes of the names of a release's attachments together. The release's record has each of them four times, and
 * an item of DynamoDB has `maxItemBytes`.
 */
export const maxAttachmentNamesBytes = 32 * 1024;

/** Bytes of all attachments of a release: Publish copies them for each version, within its timeout. */
export const maxAttachmentsBytes = 1024 * 1024 * 1024;

/** UTF-8 bytes in one TranslateText request (Amazon Translate: Guidelines and quotas). */
export const maxRequestBytes = 10_000;

/** An S3 key in UTF-8 bytes (Amazon S3: Naming objects). */
export const maxKeyBytes = 1024;

/** A Standard execution may run for a year; 300 days leave room for retries and redrives. */
export const maxEmbargoDays = 300;

/** Characters of a one-line block that can still be a title; a guessed title is cut there, at a word. */
export const maxTitleCharacters = 200;

/**
 * Characters of a title that the document marks, such as a heading, and of the options `correction` and `withdrawn`.
 * A sentence has some 150; the public record of a release has each in up to 75 languages.
 */
export const maxMarkedTitleCharacters = 1_000;
export const maxSentenceCharacters = 1_000;

/** Bytes of an item (DynamoDB: Quotas). A larger one is refused with all that is written with it. */
export const maxItemBytes = 400 * 1024;

/** UTF-8 bytes of a text and its translation in the human memory: an item with room for its other attributes. */
export const maxPairBytes = 300_000;

/** Bytes of an imported translation memory (TMX); a sentence pair takes about 500 of them. */
export const maxTmxBytes = 32 * 1024 * 1024;

/**
 * UTF-16 code units of YAML in front matter; a screenful is about 2,000. Parsing so many raises the peak memory of a
 * process by 13 MiB for keys with sentences and by 78 MiB for a list of single digits: 200 and 1,250 times the text, of
 * which the parsed tree keeps 39 and 86 times. Measured as `maxRSS` before and after in a process of its own, and as
 * `heapUsed` after `gc()`, with Node.js 24.
 */
export const maxFrontMatterLength = 65_536;

/** Milliseconds before its deadline at which Translate stops and asks to be run again. */
export const stopBeforeDeadlineMs = 30_000;

/**
 * Units of a document: 5 MiB of text in lines of 43 characters. A unit is held several times, in two
 * languages, on its page and in its data: about 2 KB.
 */
export const maxUnits = 120_000;

/** Lines of a plain text or a subtitle file, blank ones included: more than twice as many as it may have units. */
export const maxLines = 300_000;

/** Lines of a cue. A screen shows three; a cue of half a million lines is not speech. */
export const maxLinesOfCue = 1_000;

/** Depth of nested markup that is parsed; deeper nesting is an attack or an accident. */
export const maxNesting = 500;

/** Bytes of a custom terminology's file (Amazon Translate: Guidelines and quotas; API reference: TerminologyData). */
export const maxTerminologyBytes = 10 * 1024 * 1024;

/** UTF-8 bytes of a term, in the source and in each target language (Amazon Translate: Guidelines and quotas). */
export const maxTermBytes = 200;

/** Target languages of one custom terminology (Amazon Translate: Guidelines and quotas). */
export const maxTargetsOfTerminology = 10;

/** Custom terminologies of an account in a region (Amazon Translate: Guidelines and quotas). */
export const maxTerminologies = 100;

/**
 * Hours that a replaced term list stays in Amazon Translate: the translations that still use it, retries
 * included, end within a few.
 */
export const retireAfterHours = 24;
