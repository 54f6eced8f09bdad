import { type Configuration, readConfiguration } from '../configuration.ts';
import type { Deployment } from '../deployment.ts';
import { nothing, type Remembered, rememberedBy } from './remembered.ts';

/** The configuration and memory of an estimate, and where they are from. */
export interface Use {
  configuration: Configuration;
  /** As a person would say it. */
  configured: string;
  remembered: Remembered;
  /** The stack of the memory and term lists; absent if no stack was asked. */
  stack?: string;
}

/**
 * The configuration is the deployed one; cdk.json's if nothing is deployed, or if overrides ask about another
 * configuration.
 *
 * @param overrides each `key=value`.
 */
export async function useOf(deployment: Deployment | undefined, overrides: readonly string[] = []): Promise<Use> {
  const changed = overrides.length === 0 ? '' : ` with ${overrides.map((each) => `-c ${each}`).join(' ')}`;
  if (deployment === undefined) {
    const configuration = await readConfiguration(overrides);
    return { configuration, configured: `cdk.json${changed}`, remembered: nothing };
  }
  const { called: stack } = deployment;
  const isDeployed = overrides.length === 0;
  const configuration = isDeployed ? await deployment.configuration() : await readConfiguration(overrides);
  const remembered = rememberedBy(deployment, configuration.settings);
  return { configuration, configured: isDeployed ? stack : `cdk.json${changed}`, remembered, stack };
}

/**
 * One sentence per line. Called after the files were estimated: only then is it known which data the caller
 * may read.
 */
export function describeUse({ configured, remembered: { closed }, stack }: Use): string[] {
  const configuration = `The configuration is that of ${configured}.`;
  if (stack === undefined) return [configuration, 'No stack was asked: the estimate assumes an empty memory.'];
  return [
    configuration,
    closed.has('memory')
      ? `You may not read the memory of ${stack}: the estimate assumes that it is empty.`
      : `The memory is that of ${stack}.`,
    ...(closed.has('term lists')
      ? [`You may not read the term lists of ${stack}: the estimate does not use them.`]
      : []),
  ];
}
