import type { Indexing } from './site.ts';
import type { TranslationSettings } from './translation-settings.ts';
import type { CheckCode } from './warnings.ts';
import type { SharedWords } from './words.ts';

/**
 * The environment of each function. `infra/` sets exactly these names and `functions/` read exactly these, so
 * that a renamed variable breaks the build and not the deployment.
 */
export const environment = {
  ingest: ['UPLOAD_BUCKET', 'WORK_BUCKET', 'RELEASES_TABLE', 'HUMAN_MEMORY_TABLE', 'PIPELINE', 'SETTINGS', 'SPENDING'],
  translate: ['WORK_BUCKET', 'RELEASES_TABLE', 'MEMORY_TABLE', 'HUMAN_MEMORY_TABLE', 'SETTINGS'],
  'import-memory': ['UPLOAD_BUCKET', 'WORK_BUCKET', 'RELEASES_TABLE', 'HUMAN_MEMORY_TABLE', 'PIPELINE', 'SETTINGS'],
  estimate: [
    'UPLOAD_BUCKET',
    'WORK_BUCKET',
    'RELEASES_TABLE',
    'MEMORY_TABLE',
    'HUMAN_MEMORY_TABLE',
    'PIPELINE',
    'SETTINGS',
    'SPENDING',
  ],
  publish: [
    'UPLOAD_BUCKET',
    'WORK_BUCKET',
    'PUBLISH_BUCKET',
    'RELEASES_TABLE',
    'SITE_QUEUE_URL',
    'DISTRIBUTION_ID',
    'SIGNING_KEY',
    'PIPELINE',
    'SETTINGS',
  ],
  preview: ['UPLOAD_BUCKET', 'WORK_BUCKET', 'RELEASES_TABLE', 'PIPELINE', 'SETTINGS'],
  withdraw: [
    'UPLOAD_BUCKET',
    'WORK_BUCKET',
    'PUBLISH_BUCKET',
    'RELEASES_TABLE',
    'MEMORY_TABLE',
    'HUMAN_MEMORY_TABLE',
    'SITE_QUEUE_URL',
    'DISTRIBUTION_ID',
    'SIGNING_KEY',
    'PIPELINE',
    'SETTINGS',
    'WITHDRAWALS',
  ],
  site: ['WORK_BUCKET', 'PUBLISH_BUCKET', 'RELEASES_TABLE', 'PIPELINE', 'SETTINGS'],
  'import-terms': ['UPLOAD_BUCKET', 'WORK_BUCKET', 'RELEASES_TABLE', 'PIPELINE', 'SETTINGS'],
  'replay-letters': ['UPLOAD_BUCKET', 'DEAD_LETTER_QUEUE_URL', 'STATE_MACHINE_ARN'],
  'report-dead-execution': ['WORK_BUCKET', 'RELEASES_TABLE', 'PIPELINE', 'SETTINGS'],
} as const;

/** `SIGNING_KEY` of a pipeline that does not sign; otherwise the ARN of its key. */
export const noSigningKey = 'none';

export type FunctionName = keyof typeof environment;
export type Environment<F extends FunctionName> = Record<(typeof environment)[F][number], string>;

/**
 * `SETTINGS`, as JSON: the part of the configuration that functions act on. Changing it (except `siteUrl`)
 * makes the next upload a new version.
 */
export interface Settings {
  languages: string[];
  /** A canonical tag, or `auto`: detected in each text. */
  sourceLanguage: string;
  /** The site's address: `https://…` without a trailing slash. */
  siteUrl: string;
  /** Languages of which search engines may list only texts that people wrote or approved; absent if empty. */
  index?: Record<string, Indexing>;
  /** By canonical tag of the target language; absent if empty. */
  translationSettings?: Record<string, TranslationSettings>;
  /**
   * Present if documents disclose machine translation; `visibleLines` are the sentences for readers, by
   * canonical tag.
   */
  disclosure?: { visibleLines: Record<string, string> };
  /** Languages that are published after a person has approved them; absent if empty. */
  afterReview?: string[];
  /** Extensions of attachments that may be published, in lower case; absent: `attachmentKinds`. */
  attachments?: string[];
  /** Checks that fail a language instead of warning; absent if empty. */
  blockingChecks?: CheckCode[];
  /** `false`: pages do not show images and recordings of other sites; absent otherwise. */
  externalImages?: false;
  /** Whose words a release may use; absent if those of every release. */
  sharedWords?: SharedWords;
}

/** The settings as configured. `siteUrl` is added at deployment, from the distribution. */
export type ConfiguredSettings = Omit<Settings, 'siteUrl'>;

/** Reads the function's environment at its start, and throws if a variable is missing: the deployment is wrong. */
export function readEnvironment<F extends FunctionName>(name: F, from = process.env): Environment<F> {
  const names: readonly string[] = environment[name];
  const missing = names.filter((key) => !from[key]);
  if (missing.length > 0) throw new Error(`${name} lacks the environment variables ${missing.join(', ')}`);
  return Object.fromEntries(names.map((key) => [key, from[key]])) as Environment<F>;
}
