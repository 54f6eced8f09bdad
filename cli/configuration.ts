import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ConfiguredSettings } from '../contracts/environment.ts';
import { own } from '../contracts/own.ts';
import type { SpendingLimits } from '../contracts/spending.ts';
import { settingsOf, spendingOf } from '../infra/config/config.ts';
import { ConfigError } from '../infra/config/config-error.ts';
import { readConfig } from '../infra/config/context.ts';
import { repository } from '../local/paths.ts';
import { CliError } from './cli-error.ts';

/** The configuration that files are read, translated and held by. */
export interface Configuration {
  settings: ConfiguredSettings;
  limits: SpendingLimits;
}

/**
 * The configuration that `cdk deploy` would deploy: `cdk.json`, with keys overridden by `-c key=value`.
 *
 * @param overrides each `key=value`.
 */
export async function readConfiguration(overrides: readonly string[]): Promise<Configuration> {
  const { context } = JSON.parse(await readFile(path.join(repository, 'cdk.json'), 'utf8')) as { context: object };
  const given = overrides.map((each) => {
    const [, key, value] = /^([^=]+)=(.*)$/s.exec(each) ?? [];
    if (key === undefined) throw new CliError(`-c is "${each}", but must be key=value.`);
    return [key, value];
  });
  const all: Record<string, unknown> = { ...context, ...Object.fromEntries(given) };
  try {
    const config = readConfig({ tryGetContext: (key) => own(all, key), getAllContext: () => all });
    return { settings: settingsOf(config), limits: spendingOf(config) };
  } catch (error) {
    if (error instanceof ConfigError) throw new CliError(error.message, { cause: error });
    throw error;
  }
}
