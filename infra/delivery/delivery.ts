import { Duration } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  type DistributionProps,
  type ErrorResponse,
  FunctionEventType,
  HttpVersion,
  PriceClass,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  SSLMethod,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { siteKeys } from '../../contracts/keys.ts';
import type { DragomanConfig } from '../config/config.ts';
import { acknowledge } from '../permissions/grant.ts';
import { AccessLogs } from './access-logs.ts';
import { edgeFunction, goneFunction } from './edge-function.ts';
import { globalName, securityHeaders } from './security-headers.ts';

export interface DeliveryProps {
  readonly publish: Bucket;
  readonly config: DragomanConfig;
}

/** The distribution that serves the publish bucket to readers. */
export class Delivery extends Construct {
  readonly distribution: Distribution;
  /** The site's address: `https://…` without a trailing slash. */
  readonly siteUrl: string;

  constructor(scope: Construct, id: string, { publish, config }: DeliveryProps) {
    super(scope, id);
    const logs = new AccessLogs(this, 'AccessLogs', {
      deletable: config.deletePublished,
      retentionDays: config.logRetentionDays,
    });
    const headers = securityHeaders(this, config);
    const common = {
      // Reads but does not list: S3 then answers 403 for a missing object, which reveals nothing more.
      origin: S3BucketOrigin.withOriginAccessControl(publish, {
        originAccessLevels: [AccessLevel.READ],
        originAccessControl: new S3OriginAccessControl(this, 'Access', {
          originAccessControlName: globalName(this, 'Read'),
        }),
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: cachePolicy(this),
      compress: true,
      functionAssociations: [
        { eventType: FunctionEventType.VIEWER_REQUEST, function: edgeFunction(this, 'Edge', config) },
      ],
    } satisfies BehaviorOptions & { origin: unknown };
    const { origin, ...behaviour } = common;
    const pdf = { ...behaviour, responseHeadersPolicy: headers.page };
    const gone = { eventType: FunctionEventType.VIEWER_RESPONSE, function: goneFunction(this, 'Gone') };
    const pages = { ...pdf, functionAssociations: [...behaviour.functionAssociations, gone] };
    const data = { ...behaviour, responseHeadersPolicy: headers.data };
    const files = { ...behaviour, responseHeadersPolicy: headers.file };

    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'The site that Dragoman publishes',
      defaultBehavior: { origin, ...pages },
      httpVersion: HttpVersion.HTTP2_AND_3,
      enableIpv6: true,
      priceClass: PriceClass.PRICE_CLASS_ALL,
      errorResponses: [403, 404].map(shownAsNotFound),
      enableLogging: true,
      logBucket: logs.bucket,
      logIncludesCookies: false,
      ...ownDomain(this, config.domain),
    });
    // The first match counts. A page's address ends with a slash, so that a slug such as `a.json` is not
    // taken for a file.
    const byPattern = [
      ['*.json', data],
      ['*.atom', data],
      ['/releases/*/', pages],
      ['/releases/*/index.html', pages],
      // Chromium does not show a PDF in a sandbox.
      ['/releases/*.pdf', pdf],
      ['/releases/*.PDF', pdf],
      ['/releases/*', files],
    ] as const;
    for (const [pattern, options] of byPattern) this.distribution.addBehavior(pattern, origin, options);

    acknowledge(this.distribution, {
      'AwsSolutions-CFR1': 'News is for readers of every country.',
      'AwsSolutions-CFR2':
        'Public files, read without parameters, cookies or bodies, do not need a firewall; you can associate one.',
      ...(config.domain === undefined
        ? {
            'AwsSolutions-CFR4':
              'The certificate of *.cloudfront.net comes with its own protocols; with `domain` it is TLSv1.2_2021.',
          }
        : {}),
    });
    this.siteUrl = config.siteUrl ?? `https://${config.domain?.names[0] ?? this.distribution.distributionDomainName}`;
  }
}

/**
 * Caches by path alone, so that cookies, headers and queries do not multiply copies; each object sets its own
 * lifetime.
 */
function cachePolicy(scope: Construct): CachePolicy {
  return new CachePolicy(scope, 'ByPath', {
    comment: 'By path, for as long as the object says',
    cookieBehavior: CacheCookieBehavior.none(),
    headerBehavior: CacheHeaderBehavior.none(),
    queryStringBehavior: CacheQueryStringBehavior.none(),
    enableAcceptEncodingBrotli: true,
    enableAcceptEncodingGzip: true,
    minTtl: Duration.seconds(0),
    // Every object sets its lifetime; one that somebody stored by hand expires soon.
    defaultTtl: Duration.seconds(60),
    maxTtl: Duration.days(365),
  });
}

/** Cached for a second only: a reader who was too early must see the release once it is published. */
function shownAsNotFound(httpStatus: number): ErrorResponse {
  return {
    httpStatus,
    responseHttpStatus: 404,
    responsePagePath: `/${siteKeys.notFound}`,
    ttl: Duration.seconds(1),
  };
}

function ownDomain(scope: Construct, domain: DragomanConfig['domain']): Partial<DistributionProps> {
  if (domain === undefined) return {};
  return {
    domainNames: domain.names,
    certificate: Certificate.fromCertificateArn(scope, 'Certificate', domain.certificateArn),
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    sslSupportMethod: SSLMethod.SNI,
  };
}
