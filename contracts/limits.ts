/** The figures that the parts agree on, with where each comes from. */

/** Bytes of text that one upload may hold. A release is a few thousand words; 5 MiB is a library of them. */
export const maxUploadBytes = 5 * 1024 * 1024;

/** Bytes of a Word document, which holds pictures too (DESIGN). */
export const maxDocxBytes = 20 * 1024 * 1024;

/** Bytes of XML in a Word document that are read: the densest 5 MiB of text take about 30 in Word's markup. */
export const maxDocxXmlBytes = 32 * 1024 * 1024;

/** Bytes that a Word document may unpack to in all, as it declares them: what readers' programs would unpack. */
export const maxDocxUnpackedBytes = 256 * 1024 * 1024;

/** Bytes of a picture in a Word document that its page shows: as many as the document may have. */
export const maxPictureBytes = maxDocxBytes;

/** Pictures of a Word document that its page shows: Publish puts each, one after the other. */
export const maxPictures = 200;

/** Bytes of one attachment, such as an image: Publish holds one at a time. */
export const maxAttachmentBytes = 100 * 1024 * 1024;

/** Attachments of a release. Each upload of them is a revision, and the newest names all whose reports wait for it. */
export const maxAttachments = 100;

/** Bytes of all attachments of a release: what Publish copies for each version within its time. */
export const maxAttachmentsBytes = 1024 * 1024 * 1024;

/** UTF-8 bytes in one TranslateText request (Amazon Translate: Guidelines and quotas). */
export const maxRequestBytes = 10_000;

/** An S3 key in UTF-8 bytes (Amazon S3: Naming objects). */
export const maxKeyBytes = 1024;

/** A Standard execution lives at most a year; 300 days leaves room for retries and redrives. */
export const maxEmbargoDays = 300;

/** Characters of a one-line block that can still be a title. */
export const maxTitleCharacters = 200;

/** Bytes of a translation memory (TMX) that is imported; a sentence pair takes some 500 of them. */
export const maxTmxBytes = 32 * 1024 * 1024;

/** UTF-16 code units of YAML in front matter: a screenful is some 2,000, and parsing takes 300 times what it reads. */
export const maxFrontMatterLength = 65_536;

/** Milliseconds before its deadline at which translate stops and asks to be run again. */
export const stopBeforeDeadlineMs = 30_000;

/**
 * Units of a document: 5 MiB of text in lines of 43 characters. Each is kept several times over, in two
 * languages, on its page and among its data: some 2 KB.
 */
export const maxUnits = 120_000;

/** Lines of a plain text or a subtitle file, blank ones included: more than twice as many as it may have units. */
export const maxLines = 300_000;

/** Lines of a cue: a screen shows three, and what is said in half a million of them is no sentence. */
export const maxLinesOfCue = 1_000;

/** Nested blocks of markup that are parsed; what nests deeper is an attack or an accident. */
export const maxNesting = 500;

/** Bytes of a custom terminology's file (Amazon Translate: Guidelines and quotas; API reference: TerminologyData). */
export const maxTerminologyBytes = 10 * 1024 * 1024;

/** UTF-8 bytes of a term, in the source and in each target language (Amazon Translate: Guidelines and quotas). */
export const maxTermBytes = 200;

/** Target languages of one custom terminology (Amazon Translate: Guidelines and quotas). */
export const maxTargetsOfTerminology = 10;

/** Custom terminologies of an account in a region (Amazon Translate: Guidelines and quotas). */
export const maxTerminologies = 100;

/** Hours that a term list stays in Amazon Translate after another took its place: retries of translations under way are over in a few. */
export const retireAfterHours = 24;
