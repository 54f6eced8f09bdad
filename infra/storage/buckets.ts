import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  CfnBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { keyPatterns } from '../../contracts/keys.ts';
import { maxEmbargoDays } from '../../contracts/limits.ts';
import { acknowledge } from '../permissions/grant.ts';

export interface BucketsProps {
  /** Whether the buckets are deleted with the stack. S3 still refuses to delete one that holds anything. */
  readonly deletable: boolean;
}

/**
 * A held release waits 300 days, an execution may run for 330, and can be redriven for 14 days more. After
 * that the documents cannot be needed.
 */
const documentDays = 400;

/** The longest embargo, and a day: a preview is put after its upload arrived. */
const previewDays = maxEmbargoDays + 1;

/** Long enough to notice over a holiday that somebody destroyed what is published; short, since it may be withdrawn. */
const earlierDays = 7;

/** The three buckets: `upload` for editors' files, `work` for the pipeline's, `publish` for the public's. */
export class Buckets extends Construct {
  readonly upload: Bucket;
  readonly work: Bucket;
  readonly publish: Bucket;

  constructor(scope: Construct, id: string, { deletable }: BucketsProps) {
    super(scope, id);
    const common = bucketProps(deletable);

    // Versioned, and versions never expire: ingest reads exactly the version that an event names, however
    // late.
    this.upload = new Bucket(this, 'Upload', { ...common, versioned: true });
    announceToEventBridge(this.upload);

    this.work = new Bucket(this, 'Work', common);
    this.work.addLifecycleRule({
      id: 'documents-that-nothing-waits-for',
      prefix: withoutWildcard(keyPatterns.documents),
      expiration: Duration.days(documentDays),
    });
    // The last resort: the function that ends a revision erases its preview.
    this.work.addLifecycleRule({
      id: 'previews-that-nobody-erased',
      prefix: withoutWildcard(keyPatterns.previews),
      expiration: Duration.days(previewDays),
    });

    // Versioned, so that published objects that somebody deletes or replaces are not destroyed. Withdrawals and purges
    // erase the versions too.
    this.publish = new Bucket(this, 'Publish', { ...common, versioned: true });
    this.publish.addLifecycleRule({
      id: 'what-was-deleted-or-replaced',
      noncurrentVersionExpiration: Duration.days(earlierDays),
      expiredObjectDeleteMarker: true,
    });

    for (const bucket of [this.upload, this.work, this.publish]) {
      acknowledge(bucket, {
        'AwsSolutions-S1':
          "Readers' requests are in CloudFront's log. CloudTrail's data events record access to objects; an account that needs them enables them for all its buckets.",
      });
    }
  }

  /** @param but the role that parses uploads: Translate and Publish take what it writes as the release. */
  protectDocuments(but: IRole): void {
    const [sources] = keyPatterns.ingested;
    this.work.addToResourcePolicy(
      onlyBy('OnlyIngestPutsSources', ['s3:PutObject'], this.work.arnForObjects(sources), [but]),
    );
  }

  /**
   * Denies what the roles of other functions and people's policies might allow.
   *
   * @param withdrawing replaces and erases published objects; its own grants say which.
   * @param publishing puts them, and deletes those of a version that is refused.
   */
  protectPublished({ withdrawing, publishing }: { withdrawing: IRole; publishing: IRole }): void {
    const published = this.publish.arnForObjects(keyPatterns.immutable);
    this.publish.addToResourcePolicy(neverOverwrite(published, withdrawing));
    const both = [withdrawing, publishing];
    this.publish.addToResourcePolicy(onlyBy('OnlyPublishingPuts', ['s3:PutObject'], published, both));
    this.publish.addToResourcePolicy(onlyBy('OnlyPublishingDeletes', ['s3:DeleteObject'], published, both));
    // Everywhere in the bucket: what a deletion leaves is the way back.
    const erasing = ['s3:DeleteObjectVersion'];
    this.publish.addToResourcePolicy(
      onlyBy('OnlyWithdrawingErases', erasing, this.publish.arnForObjects('*'), [withdrawing]),
    );
  }
}

/** Properties of every bucket of the stack. */
export function bucketProps(deletable: boolean): BucketProps {
  return {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    removalPolicy: deletable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    lifecycleRules: [{ id: 'unfinished-uploads', abortIncompleteMultipartUploadAfter: Duration.days(7) }],
  };
}

/** Sets CloudFormation's property. CDK's `eventBridgeEnabled` would add a custom resource and its function. */
function announceToEventBridge(bucket: Bucket): void {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error(`${bucket.node.path} has no CfnBucket`);
  resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
}

/**
 * Denies replacing a published object to every role but the one that withdraws, independent of their own
 * permissions. This refuses copies and multipart uploads to these keys too; the pipeline does not make any.
 */
function neverOverwrite(objects: string, but: IRole): PolicyStatement {
  return new PolicyStatement({
    sid: 'NeverOverwriteWhatIsPublished',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['s3:PutObject'],
    resources: [objects],
    conditions: { Null: { 's3:if-none-match': 'true' }, ArnNotEquals: { 'aws:PrincipalArn': but.roleArn } },
  });
}

function onlyBy(sid: string, actions: string[], objects: string, roles: readonly IRole[]): PolicyStatement {
  return new PolicyStatement({
    sid,
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions,
    resources: [objects],
    conditions: { ArnNotEquals: { 'aws:PrincipalArn': roles.map(({ roleArn }) => roleArn) } },
  });
}

function withoutWildcard(pattern: string): string {
  return pattern.replace(/\*$/, '');
}
