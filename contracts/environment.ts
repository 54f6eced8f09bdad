import type { Indexing } from './site.ts';
import type { TranslationSettings } from './translation-settings.ts';
import type { CheckCode } from './warnings.ts';

/**
 * The environment of each function. `infra/` sets exactly these names and `functions/` read exactly
 * these, so that a renamed variable breaks the build and not the deployment.
 */
export const environment = {
  ingest: ['UPLOAD_BUCKET', 'WORK_BUCKET', 'RELEASES_TABLE', 'HUMAN_MEMORY_TABLE', 'PIPELINE', 'SETTINGS', 'SPENDING'],
  translate: ['WORK_BUCKET', 'MEMORY_TABLE', 'HUMAN_MEMORY_TABLE', 'SETTINGS'],
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
    'PIPELINE',
    'SETTINGS',
  ],
  withdraw: [
    'WORK_BUCKET',
    'PUBLISH_BUCKET',
    'RELEASES_TABLE',
    'SITE_QUEUE_URL',
    'DISTRIBUTION_ID',
    'PIPELINE',
    'SETTINGS',
    'WITHDRAWALS',
  ],
  site: ['WORK_BUCKET', 'PUBLISH_BUCKET', 'RELEASES_TABLE', 'PIPELINE', 'SETTINGS'],
  'import-terms': ['UPLOAD_BUCKET', 'WORK_BUCKET', 'RELEASES_TABLE', 'PIPELINE', 'SETTINGS'],
  'report-dead-execution': ['WORK_BUCKET', 'RELEASES_TABLE', 'PIPELINE', 'SETTINGS'],
} as const;

export type FunctionName = keyof typeof environment;
export type Environment<F extends FunctionName> = Record<(typeof environment)[F][number], string>;

/** `SETTINGS`, as JSON: the part of the configuration that functions act on. A change of it, the site's address excepted, makes the next drop a new version. */
export interface Settings {
  languages: string[];
  /** A canonical tag, or `auto`: the text says it. */
  sourceLanguage: string;
  /** Where readers find the site: `https://…` without a trailing slash. */
  siteUrl: string;
  /** Languages of which search engines may list only what people wrote or approved; absent where there are none. */
  index?: Record<string, Indexing>;
  /** By canonical tag of the language to translate into; absent where there are none. */
  translationSettings?: Record<string, TranslationSettings>;
  /** Present where documents say that a machine made them; with sentences for their readers, by canonical tag. */
  disclosure?: { visibleLines: Record<string, string> };
  /** Languages that are published once a person has approved them; absent where there are none. */
  afterReview?: string[];
  /** Checks that fail a language instead of warning; absent where there are none. */
  blockingChecks?: CheckCode[];
}

/** What the configuration says of them. Where the site is, its distribution says at last. */
export type ConfiguredSettings = Omit<Settings, 'siteUrl'>;

/** The function's environment, checked when it starts: a missing name is a deployment that went wrong. */
export function readEnvironment<F extends FunctionName>(name: F, from = process.env): Environment<F> {
  const names: readonly string[] = environment[name];
  const missing = names.filter((key) => !from[key]);
  if (missing.length > 0) throw new Error(`${name} lacks the environment variables ${missing.join(', ')}`);
  return Object.fromEntries(names.map((key) => [key, from[key]])) as Environment<F>;
}
