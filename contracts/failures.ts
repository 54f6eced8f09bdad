import type { ReportedOption } from './options.ts';

/**
 * Every failure of a release, once: what it means, what the editor does next, and what the pipeline does.
 * Reports and manifests carry these codes, so they are part of the product's interface: a code is never
 * renamed or reused.
 */

/**
 * - `reject`: the upload is reported and kept; nothing is published.
 * - `fail-language`: this language fails, the others continue.
 * - `fail-release`: the execution ends; a report says so.
 * - `hold`: the upload is kept unchanged and waits for an editor.
 */
export type Disposition = 'reject' | 'fail-language' | 'fail-release' | 'hold';

interface Failure {
  disposition: Disposition;
  /** Whether uploading the same input again may succeed. */
  retryable: boolean;
  /** What to do; the report shows it beside the message. */
  hint: string;
}

export const failures = {
  // The upload cannot be read.
  EmptyDocument: reject('Put the text of the release into the file and upload it again.'),
  NotText: reject(
    'Upload plain text, Markdown, HTML, a Word document (.docx), an OpenDocument text (.odt), subtitles or JSON; save other documents in one of these first.',
  ),
  UnknownEncoding: reject('Save the file as UTF-8, or declare its encoding with the option "charset".'),
  InvalidEncoding: reject(
    'The file is not in the encoding that it declares. Correct the declaration, or save the file as UTF-8.',
  ),
  UnknownCharset: reject(
    'Use a name from the WHATWG encoding standard, such as "windows-1252", or save the file as UTF-8.',
  ),
  TooLarge: reject('Make the file smaller: split a text into several releases, reduce images and recordings.'),
  UnsupportedFormat: reject(
    'Upload .txt, .md, .html, .docx, .odt, .srt, .vtt or .json, or set the content type to text/plain, text/markdown, text/html, that of .docx or .odt, application/x-subrip, text/vtt or application/json. An image or another file that belongs to a release goes into the folder NAME.files/ beside it.',
  ),
  InvalidFrontMatter: reject('Correct the YAML between the two "---" lines at the top of the file.'),
  InvalidJson: reject('Correct the JSON at the line and column in the message and upload it again.'),
  UnreadableDocument: reject(
    'Open the document in Word or LibreOffice, save it as .docx or .odt without a password, and upload it again.',
  ),
  HiddenContent: reject(
    'Accept or reject all changes, delete the comments and the hidden text, and upload the document again; or, if it may all be published, set the option "allow-hidden" to "true".',
  ),
  ActiveContent: reject(
    'Delete in Word or LibreOffice what the message names, or copy the text into a new document, and upload that. To publish a .docx or .odt without it, upload the file with the metadata "strip-active=true".',
  ),
  TooDeeplyNested: reject('The markup nests deeper than any release needs. Simplify it and upload it again.'),
  TooDense: reject(
    'Split the release into several files, or take out what only programs read, such as data in tables.',
  ),

  // The request cannot be carried out.
  InvalidKey: reject('Rename the file as the message says, and upload it again.'),
  SlugTaken: reject('Give the file another name, or delete the upload that owns this one first.'),
  TranslationFormat: reject(
    "Upload the translation in the source's format, with its extension, or as the XLIFF file of the review package.",
  ),
  InvalidXliff: reject(
    'Correct the place that the message names, or begin again with the XLIFF file of the newest review package.',
  ),
  ForeignXliff: reject(
    'Upload the XLIFF file from the review package of this release and language. Do not change its segments and tags.',
  ),
  UnknownOption: reject('Correct the spelling of the option, or remove it.'),
  InvalidOption: reject('Correct the value of the option and upload the file again.'),
  UnknownLanguage: reject('Use the tags of configured languages; an operator adds languages to cdk.json and deploys.'),
  LanguageUnknown: reject(
    'Name the language of the text with the option "source-language", such as "source-language: fr".',
  ),
  InvalidEmbargo: reject('Write the embargo as 2026-12-01T09:00:00Z, or as 2026-12-01T09:00 Europe/Rome.'),
  EmbargoTooFar: reject('Choose a time within the next 300 days.'),

  AttachmentKind: reject(
    'Save the file in one of the kinds that the message names; or an operator adds its extension to "attachments" in cdk.json and deploys; then upload the file again.',
  ),
  RepublishedOver: reject(
    'You need not do anything for readers: what somebody uploaded or deleted meanwhile counts. Paste the command of the message, so that the upload bucket says so too.',
  ),
  InvalidApproval: reject(
    'Use the command in the report of the upload that waits: the number of characters, at the key "approvals/<upload key>/<version id>".',
  ),

  TitleTooLong: reject(
    'Shorten the heading. If it is a paragraph by mistake, write it as one, or give a shorter title with the option "title".',
  ),
  TooManyAttachments: reject(
    'Delete files of the folder that the release does not need, or shorten their names, and upload this one again.',
  ),
  TooManyFiles: reject(
    'Delete translations and attachments that the release does not need, or shorten their names, and upload this file again.',
  ),

  // A translation memory cannot be imported.
  InvalidMemory: reject('Correct the TMX file at the line in the message and upload it again.'),
  InvalidMemoryName: reject(
    'Name the file "memory/<source>.<target>.tmx" with the tags of two languages, such as "memory/en.fr.tmx".',
  ),
  MemoryTooLarge: reject('Remove entries that are no longer needed, and upload the file again.'),

  // The upload waits for an editor.
  SourceMissing: hold('Upload the source document under the name of the release; this file is then used with it.'),
  ReviewIncomplete: hold('Set the remaining segments to "reviewed" or "final" and upload the file again.'),
  EmbargoTextWithoutOption: hold(
    'Upload the file again with the time as the option "embargo", such as the metadata "embargo=2026-12-01T09:00 Europe/Rome". If it may be published at once, paste the command of the message, which sets the metadata "embargo=none".',
  ),
  EmbargoPassed: hold(
    'Correct the date and upload the file again; or, if it may be published at once, paste the command of the message, which sets the metadata "embargo=none".',
  ),
  SaysItIsNotReady: hold(
    'Change the value or take out the key, and upload the file again. Or give the date in the option "embargo": the release is then published at that time. To publish the file as it is, upload it once with the metadata "ready=true".',
  ),
  OptionTakenBack: hold(
    'Put the option back and upload the file again; or confirm that you removed it on purpose: upload the file with the metadata that the message names.',
  ),
  LanguageNotConfigured: hold(
    'An operator adds the language to cdk.json and deploys; then upload the file again. If the end of the name is not a language, upload the file with the metadata "suffix=name". If it is the language of the source, leave it out of the name and give the option "source-language".',
  ),
  ManyWithdrawals: hold(
    'Upload the file again to keep the release. To withdraw it now, upload it with its reason as the metadata "withdrawn", which is not counted; or delete it again later. Nothing is withdrawn meanwhile.',
  ),
  // Of an upload: it waits. Of a language: the engine's answers made it ask again for more than twice the estimate.
  BudgetExceeded: hold(
    'If the upload is held: an approver approves the expense with the command in the report, or an operator raises "limits" in cdk.json and you upload the same file again. If a language ended so: the engine repeated itself; change the text, or upload the same file again.',
  ),
  DailyBudget: hold(
    'You need not do anything: the upload continues by itself after midnight UTC. To publish it today, an approver approves the expense with the command in the report.',
  ),

  // A term list cannot be used.
  InvalidTerminology: reject('Correct the lines that the message names, and upload the list again.'),
  TerminologyTooLarge: reject('Remove terms, or languages that are not configured, and upload the list again.'),
  TerminologyLimit: reject(
    'An operator deletes custom terminologies that nobody uses (aws translate list-terminologies) or asks AWS for more; then upload the list again.',
  ),

  // A language could not be made.
  UnsupportedLanguagePair: language(
    false,
    'The engine does not translate between these languages. Remove the language, or choose another source language.',
  ),
  EngineDenied: language(
    true,
    "The translate function may not call the engine. An operator checks its role and the account's service control policies; then upload the file again.",
  ),
  EngineRejected: language(
    false,
    'The engine refuses this text. The message says why; change the text and upload it again.',
  ),
  TerminologyGone: language(
    true,
    'The term list that was current when this release was read is no longer in Amazon Translate. Upload the file again: it uses the list that is current now. If that fails too, upload the list again first.',
  ),
  CheckFailed: language(
    false,
    'The translation failed a check that blocks publication here. Change the sentence and upload it again, or an operator sets the check to "warn" in cdk.json.',
  ),
  EngineUnavailable: language(
    true,
    'The engine did not answer for too long. Upload the same file again: only this language is translated.',
  ),
  TranslationFailed: language(
    true,
    "The translation ended unexpectedly. Upload the same file again; if it fails again, an operator reads the execution's history.",
  ),

  // The release could not be made.
  SourceNotMade: release(
    "The source's own rendition could not be made, so nothing was published. Upload the same file again; if it fails again, an operator reads the execution's history.",
  ),

  RenditionReplaced: release(
    'Something wrote over a translation in the work bucket after it was made, so nothing was published. An operator finds out who wrote there (CloudTrail, data events); then upload the same file again.',
  ),

  // The execution itself ended.
  ExecutionFailed: release('An operator redrives the execution; or upload the same file again.'),
  ExecutionTimedOut: release('An operator redrives the execution; or upload the same file again.'),
  ExecutionAborted: release('Somebody stopped the execution. Upload the same file again to publish it.'),
} as const satisfies Record<string, Failure>;

export type FailureCode = keyof typeof failures;

export type RejectCode = CodesWith<'reject'>;
export type LanguageFailureCode = CodesWith<'fail-language'> | 'BudgetExceeded';
export type ReleaseFailureCode = CodesWith<'fail-release'>;

type CodesWith<D extends Disposition> = {
  [C in FailureCode]: (typeof failures)[C]['disposition'] extends D ? C : never;
}[FailureCode];

/** A failure in a report. */
export interface ReportedError {
  code: FailureCode;
  /** What happened to this upload, with the wrong value and its place. */
  message: string;
  hint: string;
  /** Line of the uploaded text, from 1. */
  line?: number;
}

/** A failure of one language. Its message is for reports: it may name an account and a role, or quote the text. */
export interface LanguageError {
  code: LanguageFailureCode;
  message: string;
  retryable: boolean;
}

export function reportedError(code: FailureCode, message: string, line?: number): ReportedError {
  return { code, message, hint: failures[code].hint, ...(line === undefined ? {} : { line }) };
}

export function languageError(code: LanguageFailureCode, message: string): LanguageError {
  return { code, message, retryable: failures[code].retryable };
}

/** An upload that cannot be published: thrown by core, turned into a report by ingest. */
export class Rejection extends Error {
  override readonly name = 'Rejection';
  readonly errors: readonly ReportedError[];
  /** The options in force of the source concerned, if known. */
  options?: readonly ReportedOption[];

  /** @param message one, or one per mistake in the upload */
  constructor(code: RejectCode, message: string | readonly string[], options?: ErrorOptions) {
    const messages = [message].flat();
    super(messages.join(' '), options);
    this.errors = messages.map((each) => reportedError(code, each));
  }

  /** The same rejection; errors without a line get this one. */
  at(line: number): Rejection {
    return Object.assign(Object.create(this) as Rejection, {
      errors: this.errors.map((error) => ({ line, ...error })),
    });
  }
}

/** A language that cannot be made: thrown by the engine's adapter, returned as the language's result. */
export class LanguageFailure extends Error {
  override readonly name = 'LanguageFailure';
  readonly code: LanguageFailureCode;

  constructor(code: LanguageFailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

function reject(hint: string) {
  return { disposition: 'reject', retryable: false, hint } as const;
}

function hold(hint: string) {
  return { disposition: 'hold', retryable: true, hint } as const;
}

function language(retryable: boolean, hint: string) {
  return { disposition: 'fail-language', retryable, hint } as const;
}

function release(hint: string) {
  return { disposition: 'fail-release', retryable: true, hint } as const;
}
