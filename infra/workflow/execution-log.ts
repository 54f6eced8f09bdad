import { Aws, Fn, Names, RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface ExecutionLogProps {
  readonly retention: RetentionDays;
}

/**
 * Where Step Functions logs. It is the one resource with a name: below /aws/vendedlogs/ a log group
 * needs no line of its own in the account's log resource policy, which has room for only some thirty. The
 * stack's id and the construct's address make the name unique.
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
