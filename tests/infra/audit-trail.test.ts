import { describe, expect, test } from 'vitest';
import { onlyResourceOf, resourcesOf, templateOf } from './synth.ts';

describe('the record of who uploads and deletes', () => {
  test('is off unless somebody asks for it', () => {
    expect(resourcesOf(templateOf(), 'AWS::CloudTrail::Trail')).toEqual([]);
    expect(templateOf().findOutputs('AuditBucketName')).toEqual({});
  });

  test('has writes to the upload bucket alone, in a bucket of its own that forgets', () => {
    const template = templateOf({ auditTrail: true });
    const [, { Properties }] = onlyResourceOf(template, 'AWS::CloudTrail::Trail');
    const upload = resourcesOf(template, 'AWS::S3::Bucket').find(([id]) => id.includes('BucketsUpload'))?.[0] ?? '';
    const [audit, bucket] = resourcesOf(template, 'AWS::S3::Bucket').find(([id]) => id.includes('AuditTrail')) ?? [];
    expect(Properties).toMatchObject({
      IsMultiRegionTrail: false,
      IncludeGlobalServiceEvents: false,
      EnableLogFileValidation: true,
      S3BucketName: { Ref: audit },
      EventSelectors: [
        {
          IncludeManagementEvents: false,
          ReadWriteType: 'WriteOnly',
          DataResources: [
            { Type: 'AWS::S3::Object', Values: [{ 'Fn::Join': ['', [{ 'Fn::GetAtt': [upload, 'Arn'] }, '/']] }] },
          ],
        },
      ],
    });
    expect(JSON.stringify(bucket?.Properties['LifecycleConfiguration'])).toContain('"ExpirationInDays":400');
    expect(Object.keys(template.findOutputs('AuditBucketName'))).toHaveLength(1);
  });
});
