import { App } from 'aws-cdk-lib';
import { readConfig } from '../../../infra/context.ts';
import { DragomanStack } from '../../../infra/stack.ts';

/** The same stack once more under another name, as somebody with two newsrooms would deploy it. */
const app = new App();
new DragomanStack(app, 'DragomanBeside', { config: readConfig(app.node) });
app.synth();
