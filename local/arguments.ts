import { defined } from '../core/lib/defined.ts';
import { readArguments } from '../terminal/read-arguments.ts';
import { LocalError } from './errors.ts';
import { type EngineChoice, engineChoices } from './translate/engine.ts';

/** The command line of `npm run local` and `npm run demo`. */
export interface Arguments {
  engine?: EngineChoice;
  port?: number;
  persist: boolean;
  /** As for cdk: `key=value`. */
  context: string[];
  stop: boolean;
  help: boolean;
  files: string[];
}

export const optionHelp = `  --engine ${engineChoices.join('|')}   translation engine (default: auto)
  --port N                             MiniStack's port (default: 4566, or a free one)
  --persist                            keep the cloud's contents for the next start
  -c key=value                         CDK context, such as -c languages=es,fr`;

export function parseArguments(argv: string[]): Arguments {
  const { values, positionals } = parse(argv);
  const { engine, port } = values;
  if (engine !== undefined && !isEngineChoice(engine)) {
    throw new LocalError('InvalidArgument', `--engine is "${engine}", but must be one of ${engineChoices.join(', ')}.`);
  }
  if (port !== undefined && !(/^\d+$/.test(port) && Number(port) < 65_536)) {
    throw new LocalError('InvalidArgument', `--port is "${port}", but must be a number from 0 to 65535.`);
  }
  const context = values.context ?? [];
  const malformed = context.find((entry) => !/^[^=]+=/.test(entry));
  if (malformed !== undefined) throw new LocalError('InvalidArgument', `-c is "${malformed}", but must be key=value.`);
  return {
    ...defined({ engine }),
    ...(port === undefined ? {} : { port: Number(port) }),
    persist: values.persist ?? false,
    context,
    stop: values.stop ?? false,
    help: values.help ?? false,
    files: positionals,
  };
}

function parse(argv: string[]) {
  return readArguments(
    argv,
    {
      engine: { type: 'string' },
      port: { type: 'string' },
      persist: { type: 'boolean' },
      context: { type: 'string', short: 'c', multiple: true },
      stop: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
    (message) => new LocalError('InvalidArgument', `${message}.`),
  );
}

function isEngineChoice(text: string): text is EngineChoice {
  return (engineChoices as readonly string[]).includes(text);
}
