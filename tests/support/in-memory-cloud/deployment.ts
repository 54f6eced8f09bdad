import { FunctionFailed } from '../../../aws/cloudformation/deployed-stack.ts';
import type { Deployment } from '../../../cli/deployment.ts';
import type { ConfiguredSettings } from '../../../contracts/environment.ts';
import type { ForgetInput, PurgeInput } from '../../../contracts/messages.ts';
import { defaultLimits } from '../../../contracts/spending.ts';
import { forgetEntries } from '../../../functions/withdraw/forget-entries.ts';
import { purgeVersion } from '../../../functions/withdraw/purge-version.ts';
import type { InMemoryCloud, Step } from './in-memory-cloud.ts';
import { places, servicesInMemory } from './services.ts';

const testSettings: ConfiguredSettings & { siteUrl: string } = {
  languages: ['es', 'fr'],
  sourceLanguage: 'en',
  siteUrl: 'https://news.example.org',
};
const limits = { ...defaultLimits, pricePerMillion: 15 };

/** A deployed stack as commands see it. */
export function deploymentInMemory(cloud: InMemoryCloud, step?: Step, settings = testSettings): Deployment {
  const { s3, dynamo } = cloud.connect(step);
  const services = servicesInMemory(cloud, step === undefined ? {} : { step });
  const run = (input: PurgeInput | ForgetInput) =>
    'purge' in input ? purgeVersion(input, services) : forgetEntries(input, services.memories);
  return {
    called: 'the stack Press',
    s3,
    dynamo,
    uploadBucket: places.upload,
    publishBucket: places.publish,
    workBucket: places.work,
    auditBucket: '',
    // As Lambda tells of what its function throws; a kill is the command's own end.
    withdrawing: (input) =>
      run(input).catch((error: Error) => {
        if (error.name === 'Killed') throw error;
        throw new FunctionFailed('withdraw', { errorType: error.name, errorMessage: error.message });
      }),
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
