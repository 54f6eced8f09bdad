import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRootPrincipal,
  AnyPrincipal,
  Effect,
  type IRole,
  PolicyDocument,
  PolicyStatement,
} from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

export interface SigningKeyProps {
  /** 1 for the first; a higher one makes another key, and leaves those before it in the account. */
  readonly number: number;
  /** Whether the key goes with the stack, 30 days later. */
  readonly deletable: boolean;
}

/**
 * The key that signs versions and purges. Only the functions that `allow` names may sign with it: the key's own policy
 * says so, and does not let policies of IAM say otherwise, so no role has a grant for it.
 */
export class SigningKey extends Construct {
  readonly arn: string;
  private readonly key: Key;

  constructor(scope: Construct, id: string, { number, deletable }: SigningKeyProps) {
    super(scope, id);
    this.key = new Key(this, `Key${number}`, {
      description: 'Signs what the site publishes',
      keySpec: KeySpec.ECC_NIST_EDWARDS25519,
      keyUsage: KeyUsage.SIGN_VERIFY,
      // Copies are verified with the public half alone; without the private half nothing more can be signed.
      removalPolicy: deletable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
      policy: new PolicyDocument({ statements: [administration()] }),
    });
    this.arn = this.key.keyArn;
  }

  /** Lets these roles sign, and no other principal, the administrators of the account included. */
  allow(roles: readonly IRole[]): void {
    const arns = roles.map(({ roleArn }) => roleArn);
    this.key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'TheyPublishAndWithdraw',
        principals: [...roles],
        actions: ['kms:Sign', 'kms:GetPublicKey'],
        // In a key's policy, `*` is the key itself.
        resources: ['*'],
      }),
    );
    this.key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'NobodyElseSigns',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['kms:Sign'],
        resources: ['*'],
        conditions: { ArnNotEquals: { 'aws:PrincipalArn': arns } },
      }),
    );
  }
}

/** All that an administrator needs, without signing and without grants, which would let others sign. */
function administration(): PolicyStatement {
  return new PolicyStatement({
    sid: 'TheAccountAdministers',
    principals: [new AccountRootPrincipal()],
    actions: [
      'kms:DescribeKey',
      'kms:GetKeyPolicy',
      'kms:GetPublicKey',
      'kms:Verify',
      'kms:ListKeyPolicies',
      'kms:ListResourceTags',
      'kms:ListGrants',
      'kms:RevokeGrant',
      'kms:PutKeyPolicy',
      'kms:UpdateKeyDescription',
      'kms:EnableKey',
      'kms:DisableKey',
      'kms:TagResource',
      'kms:UntagResource',
      'kms:ScheduleKeyDeletion',
      'kms:CancelKeyDeletion',
      // CloudFormation asks for it of every key.
      'kms:GetKeyRotationStatus',
    ],
    resources: ['*'],
  });
}
