import type { TranslationSettings } from '../contracts/translation-settings.ts';
import type { CheckCode } from '../contracts/warnings.ts';

/** What a pipeline can be told. The same keys stand in `context.dragoman` of cdk.json. */
export interface DragomanProps {
  /**
   * The languages that releases are translated into: BCP 47 tags, or Amazon Translate's codes, which
   * become tags (`zh-TW`: `zh-Hant`). Their order is that of links and manifests.
   *
   * @default - es, fr, it, pt, ca, ar: what the local cloud can show with a real engine, and one language from right to left
   */
  readonly languages?: string[];

  /**
   * The language that releases are written in unless one says otherwise; `auto` where the text of each
   * says it. That is found out in the function, by a table, and sends nothing anywhere. A text whose
   * language cannot be told is rejected as `LanguageUnknown`.
   *
   * @default - en
   */
  readonly sourceLanguage?: string;

  /**
   * Where readers find the site, if something else than the distribution answers there, such as a front
   * of your own before it: an https address, without query or fragment.
   *
   * @default - the first of `domain.names`, else the distribution's own: https://….cloudfront.net
   */
  readonly siteUrl?: string;

  /**
   * Domain names of the site, and a certificate for all of them: one of us-east-1, where CloudFront
   * looks for it. DNS records are yours: a CNAME or an alias to the output `DistributionDomainName`.
   * Docs: `docs/operators/delivery.md`.
   *
   * @default - none: the distribution's own name and certificate
   */
  readonly domain?: { readonly names: string[]; readonly certificateArn: string };

  /**
   * Days that logs are kept, as CloudWatch Logs knows them. Logs hold ids and codes, never text.
   *
   * @default - 90: longer than anybody asks what happened to a release, shorter than it costs anything
   */
  readonly logRetentionDays?: number;

  /**
   * Whether a language is published at once or once a person has approved it, by its tag: `auto` or
   * `after-review`. A release may say otherwise by its option `after-review`. Docs: `docs/editors/review.md`.
   *
   * @default - auto for every language
   */
  readonly publish?: Record<string, 'auto' | 'after-review'>;

  /**
   * What search engines may list of a language, by its tag: `all`, or `reviewed`, which leaves out what a
   * machine translated and nobody has approved. What they may not list is `noindex`, in no sitemap, and
   * among no page's alternates. It is no reason for a new version: `npm run site -- rebuild` changes
   * what is there. Docs: `docs/operators/site.md`.
   *
   * @default - all for every language
   */
  readonly index?: Record<string, 'all' | 'reviewed'>;

  /**
   * What a check's finding does, by the check's code: `warn` puts it into the report and the
   * manifest, `block` fails the language that it is found in. Docs: `docs/editors/checks.md`.
   *
   * @default - warn: a doubtful figure is better seen by an editor than kept from every reader
   */
  readonly checks?: Partial<Record<CheckCode, 'warn' | 'block'>>;

  /**
   * How a language is to be translated, by its tag: formality, brevity and the masking of profanity,
   * for the languages that Amazon Translate has each for. Brevity into English is asked for where the
   * source's language allows it. Docs: `docs/editors/translation.md`.
   *
   * @default - none: the engine's own manner
   */
  readonly settings?: Record<string, TranslationSettings>;

  /**
   * Whether documents (`document.*`) say inside that a machine translated them: in HTML's head, in
   * Markdown's front matter, among a Word document's properties, and with `visibleLine` in a sentence
   * for readers, by language. Pages and `release.json` say it always, the source and what people wrote
   * never. Docs: `docs/editors/translation.md`.
   *
   * @default - { inDocument: false }: documents hold what the source holds and nothing else
   */
  readonly disclosure?: { readonly inDocument?: boolean; readonly visibleLine?: Record<string, string> };

  /**
   * What an upload, and what all uploads of a day (UTC) together, may have translated before somebody
   * approves it, in characters as Amazon Translate bills them; and US dollars for a million of them, for
   * the reports. Beyond a limit the upload waits, and nothing of it is sent. Docs: `docs/operators/spending-limits.md`.
   * `withdrawals`: so many within five minutes are carried out, and those beyond are held. Docs:
   * `docs/editors/withdrawal.md`.
   *
   * @default - { charactersPerRelease: 1000000, pricePerMillion: 15, withdrawals: 10 }, no daily budget: a release of 25 pages in six languages takes some 400,000; the price is Amazon Translate's list price
   */
  readonly limits?: {
    readonly charactersPerRelease?: number;
    readonly dailyCharacters?: number;
    readonly pricePerMillion?: number;
    readonly withdrawals?: number;
  };

  /**
   * Whether documents, data and attachments of a release that is withdrawn stay at their addresses, for
   * those who have these. Its pages never do. Docs: `docs/editors/withdrawal.md`.
   *
   * @default - { keepData: false }: what is withdrawn is gone
   */
  readonly withdrawal?: { readonly keepData?: boolean };

  /**
   * An address that alarms are sent to. Its owner confirms the subscription by a link that AWS sends.
   *
   * @default - nobody is told; subscribe to the alarm topic in another way
   */
  readonly alarmEmail?: string;

  /**
   * Whether deleting the stack deletes the buckets and tables too. Nothing empties the buckets
   * first: that would take a custom resource with the right to delete everything, and S3 refuses to
   * delete a bucket that holds anything. Empty them by hand: `aws s3 rm --recursive`.
   *
   * @default - false: what was published stays, and tables are protected from deletion
   */
  readonly deletePublished?: boolean;
}
