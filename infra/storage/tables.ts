import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, type TableProps } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';

export interface TablesProps {
  /** Whether the tables are deleted with the stack; otherwise they stay, protected from deletion by hand too. */
  readonly deletable: boolean;
}

/** The tables: releases, and the memories of earlier translations. */
export class Tables extends Construct {
  /** One item collection per slug. */
  readonly releases: Table;
  /** Machine translations: one item per segment, language and form of the request to the engine. */
  readonly memory: Table;
  /** People's translations: one item per block or sentence and language. */
  readonly humanMemory: Table;

  constructor(scope: Construct, id: string, { deletable }: TablesProps) {
    super(scope, id);
    const common = commonProps(deletable);
    this.releases = new Table(this, 'Releases', {
      ...common,
      partitionKey: { name: 'slug', type: AttributeType.STRING },
      sortKey: { name: 'item', type: AttributeType.STRING },
    });
    this.memory = new Table(this, 'TranslationMemory', {
      ...common,
      partitionKey: { name: 'key', type: AttributeType.STRING },
    });
    this.humanMemory = new Table(this, 'HumanMemory', {
      ...common,
      partitionKey: { name: 'key', type: AttributeType.STRING },
    });
  }
}

/** Encrypted at rest by DynamoDB's own key, which is the default and free. */
function commonProps(deletable: boolean): Omit<TableProps, 'partitionKey'> {
  return {
    billingMode: BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: !deletable,
    removalPolicy: deletable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
  };
}
