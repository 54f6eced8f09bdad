import { createContext, Script } from 'node:vm';
import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import type { DragomanProps } from '../../infra/dragoman-props.ts';
import { onlyResourceOf, resourcesOf, statementsOf, templateOf, textOf } from './synth.ts';

const template = templateOf();
const config = configOf(template);

interface Behaviour {
  PathPattern?: string;
  ResponseHeadersPolicyId: { Ref: string };
  FunctionAssociations: { EventType: string }[];
}
interface DistributionConfig {
  DefaultCacheBehavior: Behaviour;
  CacheBehaviors: Behaviour[];
  Origins: Record<string, unknown>[];
  [name: string]: unknown;
}

function configOf(from: Template): DistributionConfig {
  return onlyResourceOf(from, 'AWS::CloudFront::Distribution')[1].Properties[
    'DistributionConfig'
  ] as DistributionConfig;
}

function siteUrlOf(props: DragomanProps): string {
  return textOf(templateOf(props).findOutputs('SiteUrl')['SiteUrl']?.['Value']);
}

test('speaks HTTP/3 and IPv6, over TLS only', () => {
  expect(config).toMatchObject({ Enabled: true, HttpVersion: 'http2and3', IPV6Enabled: true });
  for (const behaviour of [config.DefaultCacheBehavior, ...config.CacheBehaviors])
    expect(behaviour).toMatchObject({
      ViewerProtocolPolicy: 'redirect-to-https',
      AllowedMethods: ['GET', 'HEAD'],
      Compress: true,
      FunctionAssociations: expect.arrayContaining([expect.objectContaining({ EventType: 'viewer-request' })]),
    });
});

test('shows pictures of other sites, unless the configuration says otherwise', () => {
  const imagesOf = (props: DragomanProps) =>
    JSON.stringify(templateOf(props).findResources('AWS::CloudFront::ResponseHeadersPolicy')).match(
      /(?:img|media)-src[^;]*/g,
    );
  expect(new Set(imagesOf({}))).toEqual(
    new Set(["img-src 'self' https:", "media-src 'self' https:", "img-src 'self'", "media-src 'self'"]),
  );
  expect(new Set(imagesOf({ externalImages: false }))).toEqual(new Set(["img-src 'self'", "media-src 'self'"]));
});

test('only pages pass the function that answers 410: data and files are not notices', () => {
  const events = ({ FunctionAssociations }: Behaviour) => FunctionAssociations.map(({ EventType }) => EventType);
  const both = ['viewer-request', 'viewer-response'];
  expect(events(config.DefaultCacheBehavior)).toEqual(both);
  const withBoth = config.CacheBehaviors.filter((behaviour) => events(behaviour).length > 1);
  expect(withBoth.map(({ PathPattern }) => PathPattern)).toEqual(['/releases/*/', '/releases/*/index.html']);
  const [, { Properties }] = onlyResourceOf(template, 'AWS::CloudFront::Function', 'Gone');
  const context = createContext({});
  new Script(Properties['FunctionCode'] as string).runInContext(context);
  const status = (statusCode: number, headers: object) =>
    new Script(`handler(${JSON.stringify({ response: { statusCode, headers } })}).statusCode`).runInContext(context);
  const notice = { 'x-amz-meta-withdrawn': { value: 'true' } };
  expect(status(200, notice)).toBe(410);
  expect(status(304, notice)).toBe(304);
  expect(status(200, {})).toBe(200);
});

describe('the bucket', () => {
  const publish = resourcesOf(template, 'AWS::S3::Bucket').find(([id]) => id.includes('BucketsPublish'))?.[0] ?? '';
  const policy = resourcesOf(template, 'AWS::S3::BucketPolicy').find(
    ([, { Properties }]) => (Properties['Bucket'] as { Ref: string }).Ref === publish,
  );

  test('is the only origin, under an origin access control that signs everything', () => {
    expect(config.Origins).toHaveLength(1);
    expect(config.Origins[0]).toMatchObject({
      DomainName: { 'Fn::GetAtt': [publish, 'RegionalDomainName'] },
      OriginAccessControlId: { 'Fn::GetAtt': [expect.any(String), 'Id'] },
      S3OriginConfig: { OriginAccessIdentity: '' },
    });
    expect(onlyResourceOf(template, 'AWS::CloudFront::OriginAccessControl')[1].Properties).toMatchObject({
      OriginAccessControlConfig: {
        OriginAccessControlOriginType: 's3',
        SigningBehavior: 'always',
        SigningProtocol: 'sigv4',
      },
    });
  });

  test('lets this distribution read objects, and nobody do anything else', () => {
    const allowed = statementsOf(policy?.[1].Properties['PolicyDocument']).filter(({ Effect }) => Effect === 'Allow');
    const [distribution] = onlyResourceOf(template, 'AWS::CloudFront::Distribution');
    expect(allowed).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Action: ['s3:GetObject'],
        Resource: [`<{"Fn::GetAtt":["${publish}","Arn"]}>/*`],
        Condition: {
          StringEquals: {
            'AWS:SourceArn': {
              'Fn::Join': [
                '',
                [
                  'arn:',
                  { Ref: 'AWS::Partition' },
                  ':cloudfront::',
                  { Ref: 'AWS::AccountId' },
                  ':distribution/',
                  { Ref: distribution },
                ],
              ],
            },
          },
        },
      },
    ]);
  });
});

test('what is not there is a page that says so, for a second', () => {
  expect(config['CustomErrorResponses']).toEqual(
    [403, 404].map((ErrorCode) => ({
      ErrorCode,
      ResponseCode: 404,
      ResponsePagePath: '/404.html',
      ErrorCachingMinTTL: 1,
    })),
  );
});

test('one cache policy, by the path alone, for as long as the object says', () => {
  const [id, { Properties }] = onlyResourceOf(template, 'AWS::CloudFront::CachePolicy');
  expect(Properties['CachePolicyConfig']).toMatchObject({
    MinTTL: 0,
    DefaultTTL: 60,
    MaxTTL: 31_536_000,
    ParametersInCacheKeyAndForwardedToOrigin: {
      CookiesConfig: { CookieBehavior: 'none' },
      HeadersConfig: { HeaderBehavior: 'none' },
      QueryStringsConfig: { QueryStringBehavior: 'none' },
      EnableAcceptEncodingBrotli: true,
      EnableAcceptEncodingGzip: true,
    },
  });
  const behaviours = [config.DefaultCacheBehavior, ...config.CacheBehaviors];
  for (const behaviour of behaviours) {
    expect(behaviour).toMatchObject({ CachePolicyId: { Ref: id } });
    expect(behaviour).not.toHaveProperty('OriginRequestPolicyId');
  }
});

describe('headers', () => {
  const policies = new Map(
    resourcesOf(template, 'AWS::CloudFront::ResponseHeadersPolicy').map(([id, { Properties }]) => [
      id,
      Properties['ResponseHeadersPolicyConfig'] as {
        SecurityHeadersConfig: { ContentSecurityPolicy: { ContentSecurityPolicy: string } };
        CorsConfig?: object;
      },
    ]),
  );
  const policyOf = ({ ResponseHeadersPolicyId }: Behaviour) => policies.get(ResponseHeadersPolicyId.Ref);

  test('of security are on everything, whatever an object brings', () => {
    for (const behaviour of [config.DefaultCacheBehavior, ...config.CacheBehaviors])
      expect(policyOf(behaviour)).toMatchObject({
        SecurityHeadersConfig: {
          ContentTypeOptions: { Override: true },
          FrameOptions: { FrameOption: 'DENY', Override: true },
          ReferrerPolicy: { ReferrerPolicy: 'strict-origin-when-cross-origin', Override: true },
          StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000, Override: true },
          ContentSecurityPolicy: { Override: true },
        },
        CustomHeadersConfig: {
          Items: [
            { Header: 'Permissions-Policy', Override: true, Value: expect.stringContaining('camera=()') },
            { Header: 'Cross-Origin-Opener-Policy', Override: true, Value: 'same-origin' },
            { Header: 'Cross-Origin-Resource-Policy', Override: true, Value: 'cross-origin' },
          ],
        },
      });
  });

  test('allow no script, no form and no frame anywhere', () => {
    for (const { SecurityHeadersConfig } of policies.values()) {
      const { ContentSecurityPolicy: text } = SecurityHeadersConfig.ContentSecurityPolicy;
      const directives = new Map(text.split('; ').map((each) => [each.split(' ')[0], each]));
      expect(directives.get('default-src')).toBe("default-src 'none'");
      for (const name of ['base-uri', 'form-action', 'frame-ancestors'])
        expect(directives.get(name)).toBe(`${name} 'none'`);
      expect([...directives.keys()].filter((name) => name?.startsWith('script-src'))).toEqual([]);
      expect(text).not.toContain('unsafe');
    }
  });

  test('let pages play the recordings of their releases', () => {
    const played = [...policies.values()].map(
      ({ SecurityHeadersConfig }) =>
        /media-src [^;]*/.exec(SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy)?.[0],
    );
    expect(played.sort()).toEqual(["media-src 'self'", "media-src 'self' https:", "media-src 'self' https:"]);
  });

  test.each([
    ['/fr/2026/ferry/', 'pages'],
    ['/fr/2026/q1.json/', 'pages'],
    ['/releases/2026/ferry/v1/fr/', 'pages'],
    ['/releases/2026/a.pdf/v1/fr/', 'pages'],
    ['/releases/2026/ferry/v1/fr/index.html', 'pages'],
    ['/assets/site-0a1b.css', 'pages'],
    ['/sitemap.xml', 'pages'],
    ['/404.html', 'pages'],
    ['/latest/2026/ferry.json', 'data'],
    ['/catalogue/000001.json', 'data'],
    ['/fr/feed.json', 'data'],
    ['/fr/feed.atom', 'data'],
    ['/releases/2026/ferry/v1/manifest.json', 'data'],
    ['/releases/2026/ferry/v1/fr/release.json', 'data'],
    ['/releases/2026/ferry/v1/fr/document.html', 'files'],
    ['/releases/2026/ferry/v1/assets/map.svg', 'files'],
    ['/releases/2026/ferry/v1/assets/annex.pdf', 'pages'],
  ])('of %s are those of %s', (address, kind) => {
    const behaviour = config.CacheBehaviors.find(({ PathPattern = '' }) => fits(PathPattern, address));
    const policy = policyOf(behaviour ?? config.DefaultCacheBehavior);
    const sandboxed = policy?.SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy.includes('sandbox');
    expect({ sandboxed, readable: policy?.CorsConfig !== undefined }).toEqual({
      sandboxed: kind === 'files',
      readable: kind === 'data',
    });
  });
});

/** As CloudFront matches: `*` is anything, slashes too, and a slash at the beginning may be left out. */
function fits(pattern: string, address: string): boolean {
  const parts = `/${pattern.replace(/^\//, '')}`.split('*').map((part) => part.replace(/[.?+^$()[\]{}|\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(address);
}

test('logs go to a private bucket, without cookies, and expire', () => {
  const logs = resourcesOf(template, 'AWS::S3::Bucket').filter(([each]) => each.includes('AccessLogs'));
  expect(logs).toHaveLength(1);
  const [[id = '', resource] = []] = logs;
  expect(config['Logging']).toEqual({ Bucket: { 'Fn::GetAtt': [id, 'RegionalDomainName'] }, IncludeCookies: false });
  expect(resource?.Properties).toMatchObject({
    PublicAccessBlockConfiguration: { RestrictPublicBuckets: true },
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] },
  });
  const rules = templateOf({ logRetentionDays: 30 }).findResources('AWS::S3::Bucket')[id]?.['Properties'];
  expect(rules.LifecycleConfiguration.Rules).toContainEqual(expect.objectContaining({ ExpirationInDays: 30 }));
});

describe('the address of the site', () => {
  const domain = {
    names: ['news.example.org', 'www.example.org'],
    certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0000-4000-8000-000000000000',
  };

  test('is the distribution’s own, and every function knows it', () => {
    const [id] = onlyResourceOf(template, 'AWS::CloudFront::Distribution');
    const own = `https://<{"Fn::GetAtt":["${id}","DomainName"]}>`;
    expect(siteUrlOf({})).toBe(own);
    const settings = resourcesOf(template, 'AWS::Lambda::Function')
      .map(([, { Properties }]) => (Properties['Environment'] as { Variables: Record<string, unknown> }).Variables)
      .flatMap((variables) => ('SETTINGS' in variables ? [textOf(variables['SETTINGS'])] : []));
    expect(settings.length).toBeGreaterThan(3);
    for (const text of settings) expect(text).toContain(`"siteUrl":"${own}"`);
  });

  test('is the first domain’s, with its certificate and TLS 1.2 at least', () => {
    expect(siteUrlOf({ domain })).toBe('https://news.example.org');
    expect(configOf(templateOf({ domain }))).toMatchObject({
      Aliases: domain.names,
      ViewerCertificate: {
        AcmCertificateArn: domain.certificateArn,
        MinimumProtocolVersion: 'TLSv1.2_2021',
        SslSupportMethod: 'sni-only',
      },
    });
    expect(config).not.toHaveProperty('Aliases');
  });

  test('is what is configured, where something else stands before the distribution', () => {
    expect(siteUrlOf({ domain, siteUrl: 'https://example.org/press' })).toBe('https://example.org/press');
  });
});

test('what an account has once is named after the region too, so that a second region takes the same stack', () => {
  const { Resources } = template.toJSON() as { Resources: Record<string, { Type: string; Properties: object }> };
  const names = Object.values(Resources)
    .filter(({ Type }) => Type.startsWith('AWS::CloudFront::') && Type !== 'AWS::CloudFront::Distribution')
    .map(({ Properties }) => /"Name":(\{.*?\}\]?\}|"[^"]*")/.exec(JSON.stringify(Properties))?.[1]);
  expect(names).toHaveLength(7);
  for (const name of names) expect(name).toContain('{"Ref":"AWS::Region"}');
});
