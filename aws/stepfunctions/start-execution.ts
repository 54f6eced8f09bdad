import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';

/** Starts an execution under this name, once: a name is not used again for 90 days. */
export type StartExecution = (name: string, input: string) => Promise<void>;

export function executionStarter(sfn: SFNClient, stateMachineArn: string): StartExecution {
  return async (name, input) => {
    try {
      await sfn.send(new StartExecutionCommand({ stateMachineArn, name, input }));
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  };
}
