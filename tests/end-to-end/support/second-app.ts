import { App } from 'aws-cdk-lib';
import { readConfig } from '../../../infra/config/context.ts';
import { DragomanStack } from '../../../infra/stack.ts';

/** The same stack once more under the name that is given, as somebody with two newsrooms would deploy it. */
const [name = 'DragomanBeside'] = process.argv.slice(2);
const app = new App();
new DragomanStack(app, name, { config: readConfig(app.node) });
app.synth();
