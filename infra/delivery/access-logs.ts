import { Duration } from 'aws-cdk-lib';
import { Bucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../permissions/acknowledge.ts';
import { bucketProps } from '../storage/buckets.ts';

export interface AccessLogsProps {
  readonly deletable: boolean;
  readonly retentionDays: number;
}

/**
 * Who asked CloudFront for what. Standard logs of the first kind: the newer kind can be set up in
 * us-east-1 only, and this stack may stand anywhere.
 */
export class AccessLogs extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { deletable, retentionDays }: AccessLogsProps) {
    super(scope, id);
    const common = bucketProps(deletable);
    this.bucket = new Bucket(this, 'Bucket', {
      ...common,
      // CloudFront delivers under an access control list, which it sets itself.
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [
        ...(common.lifecycleRules ?? []),
        // They hold readers' addresses.
        { id: 'logs-that-nobody-asks-for', expiration: Duration.days(retentionDays) },
      ],
    });
    acknowledge(this.bucket, {
      'AwsSolutions-S1':
        'It holds access logs, which nobody reads but those who may read logs; a log of that would end nowhere.',
    });
  }
}
