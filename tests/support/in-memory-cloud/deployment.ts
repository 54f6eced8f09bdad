import type { Deployment } from '../../../cli/deployment.ts';
import type { InMemoryCloud, Step } from './in-memory-cloud.ts';
import { places } from './services.ts';

const settings = { languages: ['es', 'fr'], sourceLanguage: 'en', siteUrl: 'https://news.example.org' };
const limits = { charactersPerRelease: 1_000_000, pricePerMillion: 15 };

/** A deployed stack as commands see it. */
export function deploymentInMemory(cloud: InMemoryCloud, step?: Step): Deployment {
  const { s3, dynamo, cloudfront } = cloud.connect(step);
  return {
    called: 'the stack Press',
    s3,
    dynamo,
    cloudfront,
    publishBucket: places.publish,
    workBucket: places.work,
    auditBucket: '',
    distribution: 'distribution',
    tables: { releases: places.releases, memory: places.memory, humanMemory: places.human },
    environmentOf: async () => ({
      WORK_BUCKET: places.work,
      PUBLISH_BUCKET: places.publish,
      RELEASES_TABLE: places.releases,
      PIPELINE: 'test',
      SETTINGS: JSON.stringify(settings),
    }),
    configuration: async () => ({ settings, limits }),
    close: () => {},
  };
}
