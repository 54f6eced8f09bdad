import type { TranslationSettings } from '../contracts/translation-settings.ts';
import type { CheckCode } from '../contracts/warnings.ts';

/** The configuration of a pipeline. `context.dragoman` of cdk.json has the same keys. */
export interface DragomanProps {
  /**
   * The languages that releases are translated into: BCP 47 tags, or Amazon Translate's codes, which
   * become tags (`zh-TW`: `zh-Hant`). Links and manifests follow their order.
   *
   * @default - es, fr, it, pt, ca, ar: those that the local cloud translates with a real engine, and one written from right to left
   */
  readonly languages?: string[];

  /**
   * The language that releases are written in, unless a release says otherwise; `auto` detects it in each
   * text. The function detects it itself, by a table, and does not send the text anywhere. A text whose
   * language it cannot tell is rejected as `LanguageUnknown`.
   *
   * @default - en
   */
  readonly sourceLanguage?: string;

  /**
   * The site's public address, if it is not the distribution's, for example because of a proxy of your own
   * in front of it: an https address, without query or fragment.
   *
   * @default - the first of `domain.names`, else the distribution's own: https://….cloudfront.net
   */
  readonly siteUrl?: string;

  /**
   * Domain names of the site, and a certificate for all of them, in us-east-1, where CloudFront looks for
   * it. You create the DNS records: a CNAME or an alias to the output `DistributionDomainName`.
   * Docs: `docs/operators/delivery.md`.
   *
   * @default - none: the distribution's own name and certificate
   */
  readonly domain?: { readonly names: string[]; readonly certificateArn: string };

  /**
   * Days that logs are kept, one of CloudWatch Logs' values. Logs hold ids and codes, never text.
   *
   * @default - 90: long enough to answer questions about a release, and cheap
   */
  readonly logRetentionDays?: number;

  /**
   * Whether a language is published at once (`auto`) or after a person approves it (`after-review`), by its
   * tag. A release may add languages by its option `after-review`, and not take any away. Docs: `docs/editors/review.md`.
   *
   * @default - auto for every language
   */
  readonly publish?: Record<string, 'auto' | 'after-review'>;

  /**
   * Which texts of a language search engines may list, by its tag: `all`, or `reviewed`, which leaves out
   * machine translations that nobody has approved. Those are `noindex`, and neither sitemaps nor pages'
   * alternates name them. Changing it does not make new versions: `npm run site -- rebuild` updates the
   * existing pages. Docs: `docs/operators/site.md`.
   *
   * @default - all for every language
   */
  readonly index?: Record<string, 'all' | 'reviewed'>;

  /**
   * The effect of a check's finding, by the check's code: `warn` puts it into the report and the
   * manifest, `block` fails the language. Docs: `docs/editors/checks.md`.
   *
   * @default - warn: a doubtful figure should reach an editor, and not keep the text from every reader
   */
  readonly checks?: Partial<Record<CheckCode, 'warn' | 'block'>>;

  /**
   * The manner of translation, by the language's tag: formality, brevity and masked profanity, for the
   * languages that Amazon Translate supports. Brevity into English is requested if the source language
   * supports it. Docs: `docs/editors/translation.md`.
   *
   * @default - none: the engine's own manner
   */
  readonly settings?: Record<string, TranslationSettings>;

  /**
   * Whether documents (`document.*`) disclose machine translation: in HTML's head, in Markdown's front
   * matter, in a Word document's properties, and with `visibleLine` in a sentence for readers, by language.
   * Pages and `release.json` always disclose it; sources and texts that people wrote never do. Docs: `docs/editors/translation.md`.
   *
   * @default - { inDocument: false }: documents hold only the source's content, translated
   */
  readonly disclosure?: { readonly inDocument?: boolean; readonly visibleLine?: Record<string, string> };

  /**
   * Whose words a release may use, where people translated the same sentence for another one: those of
   * every release that readers see (`all`), of those in its desk or top folder (`folder`), or its own only
   * (`release`). Imported memories are for every release. Docs: `docs/developers/memory.md`.
   *
   * @default - { share: 'all' }; with `desks`, { share: 'folder' }
   */
  readonly memory?: { readonly share?: 'all' | 'folder' | 'release' };

  /**
   * Characters (as Amazon Translate bills them) that one upload, and all uploads of a day (UTC) together,
   * may have translated without approval; how many no approval passes; and US dollars per million of them, for
   * the reports. An upload beyond a limit waits, and is not sent. Docs: `docs/operators/spending-limits.md`.
   * `withdrawals`: so many of one desk or folder within five minutes are carried out; further ones are held.
   * Docs: `docs/editors/withdrawal.md`.
   *
   * @default - { charactersPerRelease: 1000000, dailyCharacters: 5000000, most: 20000000, pricePerMillion: 15, withdrawals: 10 }: a release of 25 pages in six languages takes some 400,000, and a day may cost 75 dollars; the price is Amazon Translate's list price
   */
  readonly limits?: {
    readonly charactersPerRelease?: number;
    readonly dailyCharacters?: number;
    readonly most?: number;
    readonly pricePerMillion?: number;
    readonly withdrawals?: number;
  };

  /**
   * Folders of the upload bucket that are desks of their own, by name: each gets a policy for its editors, who
   * cannot read or change what other desks have. Where there are desks, term lists and memories are a curator's.
   * Docs: `docs/operators/deploy.md`.
   *
   * @default - {}: the editor policy opens all folders, and its editors are one circle
   */
  readonly desks?: Readonly<Record<string, { readonly prefix: string }>>;

  /**
   * Whether documents, data and attachments of a withdrawn release stay at their addresses. Pages never
   * do. Docs: `docs/editors/withdrawal.md`.
   *
   * @default - { keepData: false }: a withdrawn release is gone
   */
  readonly withdrawal?: { readonly keepData?: boolean };

  /**
   * Whether pages show images and recordings of other sites, which learn from that who reads a page, and
   * when. If not, the report of a release that has one warns. Docs: `docs/operators/delivery.md`.
   *
   * @default - true
   */
  readonly externalImages?: boolean;

  /**
   * Whether CloudTrail records who uploads and deletes files, in a bucket of its own for 400 days. S3's own
   * events, and with them the reports, name an AWS account alone. Docs: `docs/operators/security.md`.
   *
   * @default - false: a dollar for a million uploads and deletions, and names are personal data
   */
  readonly auditTrail?: boolean;

  /**
   * Extensions of the files that may be published as attachments, in place of the default ones. Word documents are
   * rewritten or refused in any case. Docs: `docs/editors/attachments.md`.
   *
   * @default - images, sound, video, PDF, documents without macros, text and data: `contracts/attachment-kinds.ts`; not programs, scripts and archives, which readers would trust because of the address
   */
  readonly attachments?: string[];

  /**
   * Whether every version is signed, so that anybody can tell a copy from a forgery; and the number of the key: a
   * higher number makes another key, and what the earlier ones signed stays valid. Docs:
   * `docs/operators/authenticity.md`.
   *
   * @default - { sign: true, key: 1 }: 1 US dollar a month for the key, and 0.0015 cents for each signature
   */
  readonly signatures?: { readonly sign?: boolean; readonly key?: number };

  /**
   * The e-mail address for alarms. Its owner confirms the subscription by a link that AWS sends.
   *
   * @default - none; subscribe to the alarm topic in another way
   */
  readonly alarmEmail?: string;

  /**
   * Whether deleting the stack deletes the buckets and tables too. S3 does not delete a bucket that holds
   * anything, and the stack does not empty them: that would take a custom resource with the right to
   * delete everything. Empty them by hand: `aws s3 rm --recursive`.
   *
   * @default - false: publications stay, and tables are protected from deletion
   */
  readonly deletePublished?: boolean;
}
