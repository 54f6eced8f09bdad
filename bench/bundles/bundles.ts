import { gzipSync } from 'node:zlib';
import type { Benchmark } from '../benchmark.ts';
import { kibibytes } from '../output/numbers.ts';
import { synthesisedFunctions } from '../support/synth.ts';

export const bundles: Benchmark = {
  name: 'bundles',
  title: 'Lambda bundles',
  how: "The minified size of each function's code as `cdk synth` makes it, the AWS SDK included: what a cold start reads.",
  async run(progress) {
    progress.step('cdk synth');
    const functions = await synthesisedFunctions();
    return {
      figures: functions.map(({ name, bundle }) => ({ what: name, value: kibibytes(bundle.length) })),
      details: [
        {
          title: 'Compressed, about what is uploaded and stored',
          head: ['function', 'gzip'],
          rows: functions.map(({ name, bundle }) => [name, kibibytes(gzipSync(bundle).length)]),
        },
      ],
    };
  },
};
