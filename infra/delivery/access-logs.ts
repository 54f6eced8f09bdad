import { Duration } from 'aws-cdk-lib';
import { Bucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../permissions/grant.ts';
import { bucketProps } from '../storage/buckets.ts';

export interface AccessLogsProps {
  readonly deletable: boolean;
  readonly retentionDays: number;
}

/**
 * CloudFront's access logs. Standard logging of the first kind: the newer kind works in us-east-1 only, and
 * this stack may be in any region.
 */
export class AccessLogs extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { deletable, retentionDays }: AccessLogsProps) {
    super(scope, id);
    const common = bucketProps(deletable);
    this.bucket = new Bucket(this, 'Bucket', {
      ...common,
      // CloudFront delivers logs under an access control list that it sets itself.
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [
        ...(common.lifecycleRules ?? []),
        // Logs hold readers' addresses.
        { id: 'logs-that-nobody-asks-for', expiration: Duration.days(retentionDays) },
      ],
    });
    acknowledge(this.bucket, {
      'AwsSolutions-S1': 'It contains access logs; logging access to them would need a further log bucket.',
    });
  }
}
