import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { type EditorPlaces, editorGrants } from './editor-grants.ts';
import { acknowledgeWildcards, type Grant, policyDocument } from './grant.ts';
import { type MaintainerPlaces, maintainerGrants } from './maintainer-grants.ts';
import { type OperatorPlaces, operatorGrants } from './operator-grants.ts';

export interface PoliciesProps {
  readonly editor: EditorPlaces;
  readonly operator: OperatorPlaces;
  readonly maintainer: MaintainerPlaces;
}

/** The policies for people. An organisation attaches them to its groups, roles or permission sets. */
export class Policies extends Construct {
  readonly editor: ManagedPolicy;
  readonly operator: ManagedPolicy;
  readonly maintainer: ManagedPolicy;

  constructor(scope: Construct, id: string, props: PoliciesProps) {
    super(scope, id);
    this.editor = this.policy(
      'Editor',
      'Uploads releases; reads reports and what is published',
      editorGrants(props.editor),
    );
    this.operator = this.policy('Operator', 'Sees what failed and retries it', operatorGrants(props.operator));
    this.maintainer = this.policy(
      'Maintainer',
      'Purges versions, exports and forgets the memory',
      maintainerGrants(props.maintainer),
    );
  }

  private policy(id: string, description: string, grants: readonly Grant[]): ManagedPolicy {
    const policy = new ManagedPolicy(this, id, { description, document: policyDocument(grants) });
    acknowledgeWildcards(policy, grants);
    return policy;
  }
}
