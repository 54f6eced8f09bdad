import { ListFunctionsCommand } from '@aws-sdk/client-lambda';
import type { Manifest } from '../../contracts/manifest.ts';
import type { BenchCloud } from '../support/bench-cloud.ts';
import type { Source } from '../support/example.ts';
import { historyOf, type Phases, phasesOf } from '../support/execution.ts';
import { publish } from '../support/release.ts';
import { sum } from '../support/statistics.ts';
import { callsSince } from '../support/trail.ts';
import { billedIn } from './billed.ts';
import { readUnits, writeUnits } from './item-units.ts';
import type { Usage } from './prices.ts';

/** Publishes a source and counts everything that AWS would bill. */
export async function usageOf(
  cloud: BenchCloud,
  source: Source,
  folder: string,
): Promise<{ manifest: Manifest; usage: Usage }> {
  const since = new Date();
  const manifest = await publish(cloud, source, folder);
  const phases = phasesOf(await historyOf(cloud, `${folder}/${source.name}`));
  const calls = await callsSince(cloud, since);
  const s3 = calls.filter(({ service }) => service === 's3');
  const isPut = ({ operation }: { operation: string }) => /^(Put|Copy|List|Post)/.test(operation);
  const languages = Object.keys(manifest.languages).length;
  return {
    manifest,
    usage: {
      characters: sum(billedIn(manifest).map(({ characters }) => characters)),
      transitions: phases.transitions,
      invocations: 2 + languages,
      gigabyteSeconds: await gigabyteSeconds(cloud, phases),
      puts: s3.filter(isPut).length,
      gets: s3.filter((call) => /^(Get|Head)/.test(call.operation)).length,
      writeUnits: sum(calls.map(writeUnits)),
      readUnits: sum(calls.map(readUnits)),
      events: 1 + calls.filter(({ operation }) => operation === 'PutEvents').length,
    },
  };
}

async function gigabyteSeconds({ lambda }: BenchCloud, phases: Phases): Promise<number> {
  const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
  const gigabytes = (name: string) =>
    (Functions.find(({ FunctionName = '' }) => FunctionName.includes(`Functions${name}Function`))?.MemorySize ?? 1024) /
    1024;
  const ms =
    phases.ingest * gigabytes('Ingest') +
    phases.translateInAll * gigabytes('Translate') +
    phases.publish * gigabytes('Publish');
  return ms / 1000;
}
