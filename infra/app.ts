import { App } from 'aws-cdk-lib';
import { ConfigError } from './config/config-error.ts';
import { readConfig } from './config/context.ts';
import { DragomanStack } from './stack.ts';

try {
  const app = new App();
  new DragomanStack(app, 'Dragoman', { config: readConfig(app.node) });
  app.synth();
} catch (error) {
  // The operator needs the mistake in the configuration, not the stack trace.
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
