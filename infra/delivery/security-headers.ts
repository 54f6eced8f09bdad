import { Duration } from 'aws-cdk-lib';
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  type ResponseHeadersPolicyProps,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { globalName } from './global-name.ts';

/** What a browser may do with an answer. The names are those of the policies; docs/operators/delivery.md says which address has which. */
export const contentSecurityPolicies = {
  /** One stylesheet, images and recordings, and no script: JSON-LD is data and needs no permission. Sources may show those of other sites. */
  page: [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' https:",
    "media-src 'self' https:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ],
  /** What an editor dropped, as it was: its own image or recording, and in a sandbox even if a browser takes it for a page. */
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

/** Nothing of the site asks for any of these; what is not named here is not on by default. */
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
  'web-share',
  'xr-spatial-tracking',
].map((feature) => `${feature}=()`);

const otherHeaders = {
  'Permissions-Policy': permissions.join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  // All of it is public and without cookies, and others may show a release's images.
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** The same for answers that the edge makes itself, to which CloudFront adds no policy: by lower-case name. */
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

/** One policy for each kind of address; an account may have twenty. */
export function securityHeaders(scope: Construct): SecurityHeaders {
  return {
    page: policy(scope, 'Page', { comment: 'Pages', directives: contentSecurityPolicies.page }),
    data: policy(scope, 'Data', {
      comment: 'JSON and feeds',
      directives: contentSecurityPolicies.page,
      corsBehavior: anyoneMayRead,
    }),
    file: policy(scope, 'File', { comment: 'Documents and files', directives: contentSecurityPolicies.file }),
  };
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
      // Subdomains and preload lists are for whoever owns the domain to decide.
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

/** A `fetch` from any page, without credentials. No preflight: nothing but GET without headers of one's own is offered. */
const anyoneMayRead: ResponseHeadersPolicyProps['corsBehavior'] = {
  accessControlAllowOrigins: ['*'],
  accessControlAllowMethods: ['GET', 'HEAD'],
  accessControlAllowHeaders: ['*'],
  accessControlAllowCredentials: false,
  accessControlExposeHeaders: ['ETag'],
  accessControlMaxAge: Duration.days(1),
  originOverride: true,
};
