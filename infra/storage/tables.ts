import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, type TableProps } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';

export interface TablesProps {
  /** Whether the tables go with the stack; otherwise they stay, and are protected from deletion by hand too. */
  readonly deletable: boolean;
}

/** What is remembered about releases, and of earlier translations. */
export class Tables extends Construct {
  /** One item collection a slug. */
  readonly releases: Table;
  /** One item a segment, language and what the engine is asked: what machines translated. */
  readonly memory: Table;
  /** One item a block or sentence and language: what people translated. */
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

/** Encrypted at rest by DynamoDB's own key, which is its default and free. */
function commonProps(deletable: boolean): Omit<TableProps, 'partitionKey'> {
  return {
    billingMode: BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: !deletable,
    removalPolicy: deletable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
  };
}
