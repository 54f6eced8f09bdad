import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { curatorGrants, deskGrants, type EditorPlaces, editorGrants } from './editor-grants.ts';
import { acknowledgeWildcards, type Grant, policyDocument } from './grant.ts';
import { type MaintainerPlaces, maintainerGrants } from './maintainer-grants.ts';
import { type OperatorPlaces, operatorGrants } from './operator-grants.ts';
import { approverGrants } from './reserved-folders.ts';

export interface PoliciesProps {
  /** The desks' folders by name. */
  readonly desks: Readonly<Record<string, { prefix: string }>>;
  readonly editor: EditorPlaces;
  readonly operator: OperatorPlaces;
  readonly maintainer: MaintainerPlaces;
}

/** The policies for people. An organisation attaches them to its groups, roles or permission sets. */
export class Policies extends Construct {
  readonly editor: ManagedPolicy;
  readonly operator: ManagedPolicy;
  readonly maintainer: ManagedPolicy;
  readonly approver: ManagedPolicy;
  readonly curator: ManagedPolicy;
  readonly desks: Readonly<Record<string, ManagedPolicy>>;

  constructor(scope: Construct, id: string, props: PoliciesProps) {
    super(scope, id);
    this.editor = this.policy(
      'Editor',
      'Uploads releases; reads reports and what is published',
      editorGrants(props.editor, { desks: Object.keys(props.desks).length > 0 }),
    );
    this.desks = Object.fromEntries(
      Object.entries(props.desks).map(([name, { prefix }]) => {
        const what = `Uploads releases to ${prefix}; reads their reports and what is published`;
        return [name, this.policy(`Desk-${name}`, what, deskGrants(props.editor, prefix))];
      }),
    );
    this.curator = this.policy('Curator', 'Keeps term lists and translation memories', curatorGrants(props.editor));
    this.approver = this.policy('Approver', 'Approves expenses beyond the limits', approverGrants(props.editor));
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
