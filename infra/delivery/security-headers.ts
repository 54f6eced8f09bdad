import { Duration, Names, Stack } from 'aws-cdk-lib';
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  type ResponseHeadersPolicyProps,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
/** Content security policies by kind of response; docs/operators/delivery.md lists the addresses of each. */
export const contentSecurityPolicies = {
  /**
   * Allows one stylesheet, images and recordings, but not scripts: JSON-LD is data and does not need
   * permission. Sources may show images and recordings of other sites,
   * unless `externalImages` is false.
   */
  page: [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' https:",
    "media-src 'self' https:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ],
  /**
   * For an editor's file as uploaded: allows images and recordings of the site, in a sandbox in case a
   * browser takes it for a page.
   */
  file: [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "media-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    'sandbox',
  ],
} as const;

const year = Duration.days(365);

/**
 * Turns off the features that are on by default; the site does not use any of them. Only those that every Chromium
 * knows: it writes an error to the console of each page for others, such as `web-share` on Linux.
 */
const permissions = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'usb',
  'xr-spatial-tracking',
].map((feature) => `${feature}=()`);

const otherHeaders = {
  'Permissions-Policy': permissions.join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  // The site is public and without cookies, and other sites may show a release's images.
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/**
 * The same headers for the edge function's own responses, to which CloudFront does not add policies; by
 * lower-case name.
 */
export const redirectHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'strict-transport-security': `max-age=${year.toSeconds()}`,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
  ...Object.fromEntries(Object.entries(otherHeaders).map(([name, value]) => [name.toLowerCase(), value])),
};

export interface SecurityHeaders {
  readonly page: ResponseHeadersPolicy;
  readonly data: ResponseHeadersPolicy;
  readonly file: ResponseHeadersPolicy;
}

/**
 * One policy for each kind of address; an account may have twenty.
 *
 * @param externalImages whether pages show images and recordings of other sites, which learn who reads the page
 */
export function securityHeaders(scope: Construct, { externalImages }: { externalImages: boolean }): SecurityHeaders {
  const pages = externalImages ? contentSecurityPolicies.page : contentSecurityPolicies.page.map(ownOnly);
  return {
    page: policy(scope, 'Page', { comment: 'Pages', directives: pages }),
    data: policy(scope, 'Data', {
      comment: 'JSON and feeds',
      directives: pages,
      corsBehavior: anyoneMayRead,
    }),
    file: policy(scope, 'File', { comment: 'Documents and files', directives: contentSecurityPolicies.file }),
  };
}

function ownOnly(directive: string): string {
  return directive.replace(" 'self' https:", " 'self'");
}

function policy(
  scope: Construct,
  kind: string,
  { directives, ...props }: ResponseHeadersPolicyProps & { directives: readonly string[] },
): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, `${kind}Headers`, {
    ...props,
    responseHeadersPolicyName: globalName(scope, kind),
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: directives.join('; '), override: true },
      // The owner of the domain decides on subdomains and preload lists.
      strictTransportSecurity: { accessControlMaxAge: year, includeSubdomains: false, preload: false, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN, override: true },
    },
    customHeadersBehavior: {
      customHeaders: Object.entries(otherHeaders).map(([header, value]) => ({ header, value, override: true })),
    },
  });
}

/**
 * Allows `fetch` from any page, without credentials. Only GET without own headers is offered, so browsers do
 * not send a preflight.
 */
const anyoneMayRead: ResponseHeadersPolicyProps['corsBehavior'] = {
  accessControlAllowOrigins: ['*'],
  accessControlAllowMethods: ['GET', 'HEAD'],
  accessControlAllowHeaders: ['*'],
  accessControlAllowCredentials: false,
  accessControlExposeHeaders: ['ETag'],
  accessControlMaxAge: Duration.days(1),
  originOverride: true,
};

/**
 * A name that includes the region, for CloudFront resources, which are global: a second stack in another
 * region would otherwise ask for the same name and be refused. CDK adds the region to some resources only.
 */
export function globalName(scope: Construct, id: string): string {
  return `${Names.uniqueResourceName(scope, { maxLength: 34 })}-${id}-${Stack.of(scope).region}`;
}
