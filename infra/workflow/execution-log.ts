import { Aws, Fn, Names, RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface ExecutionLogProps {
  readonly retention: RetentionDays;
}

/**
 * The log group of Step Functions. It alone has a fixed name: a group below /aws/vendedlogs/ does not need
 * its own line in the account's log resource policy, which has room for only about thirty. The stack's id and
 * the construct's path make the name unique.
 */
export class ExecutionLog extends Construct {
  readonly group: LogGroup;

  constructor(scope: Construct, id: string, { retention }: ExecutionLogProps) {
    super(scope, id);
    const stackUuid = Fn.select(2, Fn.split('/', Aws.STACK_ID));
    this.group = new LogGroup(this, 'Group', {
      logGroupName: `/aws/vendedlogs/states/${Names.uniqueResourceName(this, { maxLength: 100 })}-${stackUuid}`,
      retention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }
}
