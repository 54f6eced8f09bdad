import { Effect } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { keyPatterns } from '../../contracts/keys.ts';
import { readingConfiguration, type StackPlaces } from '../config/reading-configuration.ts';
import { readingReports } from '../observability/reading-reports.ts';
import type { Grant } from './grant.ts';

/** What puts an object, or takes one away. */
const writing = ['s3:PutObject', 's3:DeleteObject', 's3:DeleteObjectVersion'];

/** Every policy for people but the approver's has this: who uploads, or keeps the pipeline running, does not approve. */
export function neverApproves(upload: IBucket): Grant {
  return {
    why: 'Somebody else approves expenses, also if another policy of this person allows them',
    effect: Effect.DENY,
    actions: writing,
    on: [upload.arnForObjects(keyPatterns.approvals)],
  };
}

/** Where there are desks: term lists and memories are used by all of them, and may quote any of them. */
export function neverCurates(upload: IBucket): Grant {
  return {
    why: "Term lists and memories are a curator's where there are desks",
    effect: Effect.DENY,
    actions: [...writing, 's3:GetObject', 's3:GetObjectVersion'],
    on: [keyPatterns.termLists, keyPatterns.memories].map((pattern) => upload.arnForObjects(pattern)),
  };
}

export interface ApproverPlaces extends StackPlaces {
  readonly upload: IBucket;
  readonly work: IBucket;
}

/** An approver approves expenses beyond the limits, and reads the reports that ask for it. */
export function approverGrants({ upload, work, ...stack }: ApproverPlaces): readonly Grant[] {
  return [
    {
      why: 'Approves an expense: no other policy allows it',
      actions: ['s3:PutObject'],
      on: [upload.arnForObjects(keyPatterns.approvals)],
    },
    ...readingReports(work, [''], { reviews: false }),
    ...readingConfiguration(stack),
  ];
}
