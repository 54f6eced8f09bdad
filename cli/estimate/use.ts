import { type Configuration, readConfiguration } from '../configuration.ts';
import type { Deployment } from '../deployment.ts';
import { nothing, type Remembered, rememberedBy } from './remembered.ts';

/** What an estimate goes by, and where that is from. */
export interface Use {
  configuration: Configuration;
  /** As a person would say it. */
  configured: string;
  remembered: Remembered;
  /** Whose memory and term lists those are; absent where no stack was asked. */
  stack?: string;
}

/**
 * What is deployed says how a file would be read and held. cdk.json says it where nothing is deployed, and where
 * somebody asks what another configuration would do.
 *
 * @param overrides each `key=value`; any asks for cdk.json's.
 */
export async function useOf(deployment: Deployment | undefined, overrides: readonly string[] = []): Promise<Use> {
  const changed = overrides.length === 0 ? '' : ` with ${overrides.map((each) => `-c ${each}`).join(' ')}`;
  if (deployment === undefined) {
    const configuration = await readConfiguration(overrides);
    return { configuration, configured: `cdk.json${changed}`, remembered: nothing };
  }
  const { called: stack } = deployment;
  const shared = { remembered: rememberedBy(deployment), stack };
  return overrides.length === 0
    ? { configuration: await deployment.configuration(), configured: stack, ...shared }
    : { configuration: await readConfiguration(overrides), configured: `cdk.json${changed}`, ...shared };
}

/** One sentence a line, once the files were estimated: only then is it known what may be read. */
export function describeUse({ configured, remembered: { closed }, stack }: Use): string[] {
  const configuration = `The configuration is that of ${configured}.`;
  if (stack === undefined) return [configuration, 'No stack was asked: the memory is taken to be empty.'];
  return [
    configuration,
    closed.has('memory')
      ? `You may not read the memory of ${stack}: it is taken to be empty.`
      : `The memory is that of ${stack}.`,
    ...(closed.has('term lists') ? [`You may not read the term lists of ${stack}: none is used.`] : []),
  ];
}
