import { invalidator, pathClearer } from '../../../aws/cloudfront/invalidation.ts';
import { counter } from '../../../aws/cloudwatch/count.ts';
import { announcer } from '../../../aws/eventbridge/announce.ts';
import { kmsSigner } from '../../../aws/kms/signer.ts';
import { siteQueue } from '../../../aws/sqs/site-queue.ts';
import { engineTerminologies } from '../../../aws/translate/engine-terminologies.ts';
import type { Settings } from '../../../contracts/environment.ts';
import type { Clock } from '../../../core/lib/clock.ts';
import { type Places, servicesOver } from '../services.ts';
import { InMemoryCloud, type Step } from './in-memory-cloud.ts';

export const places: Places = {
  upload: 'upload',
  work: 'work',
  publish: 'publish',
  releases: 'Releases',
  memory: 'TranslationMemory',
  human: 'HumanMemory',
};

/** Id of the key that signs. */
const signingKey = 'signing-key';

/** The pipeline's buckets and tables, empty. */
export function pipelineInMemory(): InMemoryCloud {
  const cloud = new InMemoryCloud();
  cloud.s3.create(places.upload, { versioned: true });
  cloud.s3.create(places.work);
  cloud.s3.create(places.publish, { versioned: true });
  cloud.dynamo.create(places.releases, ['slug', 'item']);
  cloud.dynamo.create(places.memory, ['key']);
  cloud.dynamo.create(places.human, ['key']);
  cloud.kms.create(signingKey);
  return cloud;
}

/** A clock that stands still, so that two runs can be compared to the byte. */
const stopped: Clock = { now: () => new Date('2026-11-24T12:00:00Z') };

/** What the functions are given, each request of theirs a step; a writer that lost the race tries again at once. */
export function servicesInMemory(
  cloud: InMemoryCloud,
  { step, clock = stopped, settings }: { step?: Step; clock?: Clock; settings?: Settings } = {},
) {
  const { s3, dynamo, sqs, cloudfront, cloudwatch, eventbridge, translate, kms } = cloud.connect(step);
  const services = servicesOver(
    { s3, dynamo },
    places,
    {
      announce: announcer(eventbridge, 'test'),
      count: counter(cloudwatch, 'test'),
      site: siteQueue(sqs, 'https://queue.example.org'),
      invalidate: invalidator(cloudfront, 'distribution'),
      clearPaths: pathClearer(cloudfront, 'distribution'),
      signer: kmsSigner(kms, signingKey),
    },
    { clock, pause: async () => {}, ...(settings === undefined ? {} : { settings }) },
  );
  return { ...services, terminologies: engineTerminologies(translate) };
}
