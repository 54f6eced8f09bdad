import { Duration } from 'aws-cdk-lib';
import { ReadWriteType, Trail } from 'aws-cdk-lib/aws-cloudtrail';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../permissions/grant.ts';
import { bucketProps } from '../storage/buckets.ts';

export interface AuditTrailProps {
  readonly upload: IBucket;
  readonly deletable: boolean;
}

/** As long as the pipeline keeps what a release was made from. */
const keptDays = 400;

/**
 * Records who uploads, approves and deletes, by key and version id. S3's own events name an account alone. Records
 * writes only: who reads a file is nobody's business here, and each event costs.
 */
export class AuditTrail extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { upload, deletable }: AuditTrailProps) {
    super(scope, id);
    const common = bucketProps(deletable);
    this.bucket = new Bucket(this, 'Bucket', {
      ...common,
      lifecycleRules: [
        ...(common.lifecycleRules ?? []),
        { id: 'names-that-nobody-asks-for', expiration: Duration.days(keptDays) },
      ],
    });
    const trail = new Trail(this, 'Trail', {
      bucket: this.bucket,
      isMultiRegionTrail: false,
      includeGlobalServiceEvents: false,
      enableFileValidation: true,
    });
    trail.addS3EventSelector([{ bucket: upload }], {
      readWriteType: ReadWriteType.WRITE_ONLY,
      includeManagementEvents: false,
    });
    acknowledge(this.bucket, {
      'AwsSolutions-S1': 'It contains the record of requests; logging access to it would need a further log bucket.',
    });
  }
}
