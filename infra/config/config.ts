import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { z } from 'zod';
import type { ConfiguredSettings } from '../../contracts/environment.ts';
import { detected, engineCodes } from '../../contracts/locales.ts';
import { defaultLimits, listPricePerMillion, type SpendingLimits } from '../../contracts/spending.ts';
import { checkCodes } from '../../contracts/warnings.ts';
import { type WithdrawalRules, withdrawalsUnasked } from '../../contracts/withdrawal.ts';
import { type SharedWords, wordSharings } from '../../contracts/words.ts';
import { ConfigError, problems } from './config-error.ts';
import { checkDesks, maxPrefixCharacters } from './desk-rules.ts';
import { checkDisclosure, disclosureSettings } from './disclosure-rules.ts';
import { clashes, isSource, knownTag } from './language-rules.ts';
import { afterReview, checkByLanguage, indexings, publishWays, reviewedOnly } from './publish-rules.ts';
import { byCanonicalTag, checkTranslationSettings } from './translation-settings-rules.ts';

/** Days that CloudWatch Logs accepts; without "never", since the logs of a release are not an archive. */
const retentionDays = Object.values(RetentionDays)
  .filter((value): value is RetentionDays => typeof value === 'number')
  .filter((days) => days !== RetentionDays.INFINITE);

const eachOnce = { allowed: 'each domain name once' };

/** The allowed value for a language that duplicates another. */
const besides = 'each language once, by script and region, and not the source language';

/** `context.dragoman` of cdk.json. Errors quote each description as the allowed value. */
export const configSchema = z
  .strictObject({
    languages: z
      .array(z.string().transform(knownTag))
      .min(1)
      .default(['es', 'fr', 'it', 'pt', 'ca', 'ar'])
      .describe(`one or more of ${engineCodes.join(', ')}, also with a region or script, such as pt-BR`),
    sourceLanguage: z
      .string()
      .transform((written, context) => (written === detected ? detected : knownTag(written, context)))
      .default('en')
      .describe(`auto, or one of ${engineCodes.join(', ')}, also with a region or script, such as en-GB`),
    siteUrl: z
      .union([
        z.url({ protocol: /^https$/, hostname: z.regexes.domain }).regex(/^[^?#@]*$/),
        // The address of the local cloud's site.
        z.url({ protocol: /^http$/, hostname: /^127\.0\.0\.1$/ }),
      ])
      .transform((url) => url.replace(/\/+$/, ''))
      .optional()
      .describe('an address such as https://news.example.org or https://example.org/press, without query or fragment'),
    domain: z
      .strictObject({
        names: z
          .array(z.string().toLowerCase().regex(z.regexes.domain))
          .min(1)
          .refine((names) => new Set(names).size === names.length, { error: 'names one twice', params: eachOnce }),
        certificateArn: z.string().regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/),
      })
      .optional()
      .describe(
        '{ "names": ["news.example.org"], "certificateArn": "arn:aws:acm:us-east-1:…:certificate/…" }: one or more domain names, each once, the first the site\'s, and a certificate of us-east-1, where CloudFront looks for it',
      ),
    logRetentionDays: z
      .literal(retentionDays)
      .default(RetentionDays.THREE_MONTHS)
      .describe(`one of ${retentionDays.join(', ')}`),
    publish: z
      .record(z.string(), z.enum(publishWays))
      .default({})
      .describe('for each language "auto" or "after-review", such as { "fr": "after-review" }'),
    index: z
      .record(z.string(), z.enum(indexings))
      .default({})
      .describe('for each language "all" or "reviewed", such as { "fr": "reviewed" }'),
    checks: z
      .strictObject(Object.fromEntries(checkCodes.map((code) => [code, z.enum(['warn', 'block']).optional()])))
      .default({})
      .describe(`"warn" or "block" for each of ${checkCodes.join(', ')}`),
    settings: z
      .record(z.string(), z.record(z.string(), z.string()))
      .default({})
      .describe('for each language an object such as { "formality": "formal", "brevity": "on", "profanity": "mask" }'),
    disclosure: z
      .strictObject({
        inDocument: z.boolean().default(false),
        visibleLine: z.record(z.string(), z.string().trim().min(1).max(300).regex(/^.*$/)).optional(),
      })
      .default({ inDocument: false })
      .describe(
        '{ "inDocument": true }, with a "visibleLine" such as { "fr": "Traduit par une machine." } or without, each of one line of up to 300 characters',
      ),
    memory: z
      .strictObject({ share: z.enum(wordSharings).optional() })
      .default({})
      .describe('{ "share": "all" }, { "share": "folder" } or { "share": "release" }'),
    limits: z
      .strictObject({
        charactersPerRelease: z.int().positive().default(defaultLimits.charactersPerRelease),
        dailyCharacters: z.int().positive().default(defaultLimits.dailyCharacters),
        most: z.int().positive().default(defaultLimits.most),
        pricePerMillion: z.number().positive().default(listPricePerMillion),
        withdrawals: z.int().positive().default(withdrawalsUnasked),
      })
      .prefault({})
      .describe(
        'an object such as { "charactersPerRelease": 1000000, "dailyCharacters": 5000000, "most": 20000000, "pricePerMillion": 15, "withdrawals": 10 }: whole numbers above 0, none of the first two above the third, and a price in US dollars above 0',
      ),
    desks: z
      .record(
        z.string().regex(/^[a-z][a-z0-9]{0,31}$/),
        z.strictObject({
          prefix: z
            .string()
            .max(maxPrefixCharacters)
            .regex(/^(?:[^/*?$"\\\p{Cc}]+\/)+$/u)
            .refine((prefix) => prefix === prefix.normalize('NFC')),
        }),
      )
      .default({})
      .describe(
        `for each desk its folder, such as { "press": { "prefix": "press/" } }: names of up to 32 lower-case letters and digits, folders of up to ${maxPrefixCharacters} characters that end in a slash, without * ? $ " and \\`,
      ),
    withdrawal: z
      .strictObject({ keepData: z.boolean().default(false) })
      .prefault({})
      .describe('{ "keepData": true } or { "keepData": false }'),
    externalImages: z.boolean().default(true).describe('true or false'),
    auditTrail: z.boolean().default(false).describe('true or false'),
    attachments: z
      .array(
        z
          .string()
          .regex(/^\.?[A-Za-z0-9_-]{1,20}$/)
          .transform((written) => written.replace(/^\./, '').toLowerCase()),
      )
      .optional()
      .describe('extensions without the dot, such as ["png", "pdf", "zip"]'),
    signatures: z
      .strictObject({ sign: z.boolean().default(true), key: z.int().min(1).max(99).default(1) })
      .prefault({})
      .describe('{ "sign": true }, { "sign": false } or, for another key, { "key": 2 }: a whole number from 1 to 99'),
    alarmEmail: z.email().optional().describe('one e-mail address, such as desk@example.org'),
    deletePublished: z.boolean().default(false).describe('true or false'),
  })
  .superRefine((config, context) => {
    for (const [index, tag] of config.languages.entries()) {
      const reason = isSource(tag, config.sourceLanguage) ?? clashes(tag, config.languages.slice(0, index));
      if (reason !== undefined) {
        context.addIssue({ code: 'custom', path: ['languages', index], message: reason, params: { allowed: besides } });
      }
    }
    checkDesks(config.desks, context);
    for (const key of ['charactersPerRelease', 'dailyCharacters'] as const) {
      if (config.limits[key] <= config.limits.most) continue;
      const message = `is more than "most", ${config.limits.most}`;
      context.addIssue({ code: 'custom', path: ['limits', key], message, params: { allowed: 'up to "most"' } });
    }
    checkDisclosure(config.disclosure, config.languages, context);
    checkByLanguage('publish', config.publish, config.languages, context);
    checkByLanguage('index', config.index, config.languages, context);
    checkTranslationSettings(config.settings, config.languages, context);
  });

/** The checked configuration: defaults filled in, languages as canonical tags. */
export type DragomanConfig = z.output<typeof configSchema>;

export const configKeys = Object.keys(configSchema.shape) as (keyof DragomanConfig)[];

/**
 * Checks a configuration. Reports every wrong key at once; languages are compared with each other only once
 * every key is valid by itself.
 *
 * @throws ConfigError naming each key, its value and what is allowed.
 */
export function parseConfig(options: unknown): DragomanConfig {
  const result = configSchema.safeParse(options);
  if (result.success) return result.data;
  throw new ConfigError(problems(result.error.issues, options, configSchema.shape));
}

/** The part of the configuration that functions act on. */
export function settingsOf({
  languages,
  sourceLanguage,
  checks,
  settings,
  disclosure,
  publish,
  index,
  memory,
  desks,
  externalImages,
  attachments,
}: DragomanConfig): ConfiguredSettings {
  const reviewed = afterReview(publish, languages);
  const indexed = reviewedOnly(index, languages);
  const said = disclosureSettings(disclosure);
  const blockingChecks = checkCodes.filter((code) => checks[code] === 'block');
  return {
    languages,
    sourceLanguage,
    ...(said === undefined ? {} : { disclosure: said }),
    ...(Object.keys(settings).length === 0 ? {} : { translationSettings: byCanonicalTag(settings) }),
    ...(reviewed.length === 0 ? {} : { afterReview: reviewed }),
    ...(blockingChecks.length === 0 ? {} : { blockingChecks }),
    ...(Object.keys(indexed).length === 0 ? {} : { index: indexed }),
    ...sharedWords(memory, desks),
    ...(externalImages ? {} : { externalImages: false as const }),
    ...(attachments === undefined ? {} : { attachments: [...new Set(attachments)].sort() }),
  };
}

/** Absent for the default, so that it does not make new versions. */
function sharedWords(
  { share: said }: DragomanConfig['memory'],
  desks: DragomanConfig['desks'],
): { sharedWords?: SharedWords } {
  const folders = foldersOf(desks);
  const share = said ?? (folders.length === 0 ? 'all' : 'folder');
  if (share === 'all') return {};
  return { sharedWords: { share, ...(folders.length === 0 ? {} : { desks: folders }) } };
}

function foldersOf(desks: DragomanConfig['desks']): string[] {
  return Object.values(desks).map(({ prefix }) => prefix);
}

/** The limits on unapproved spending. Separate from the settings, since they do not affect a version's content. */
export function spendingOf({ limits: { withdrawals: _, ...limits } }: DragomanConfig): SpendingLimits {
  return limits;
}

/** The number of withdrawals that are carried out unasked, and whether they keep data. */
export function withdrawalsOf({ limits, withdrawal, desks }: DragomanConfig): WithdrawalRules {
  const folders = foldersOf(desks);
  return {
    limit: limits.withdrawals,
    keepData: withdrawal.keepData,
    ...(folders.length === 0 ? {} : { desks: folders }),
  };
}
