import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateUserCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import { deployedStack } from '../../../aws/cloudformation/deployed-stack.ts';
import { localStackName } from '../../../local/deploy.ts';
import { config } from './cloud.ts';

const iam = new IAMClient(config);

export interface Credentials {
  AWS_ACCESS_KEY_ID: string;
  AWS_SECRET_ACCESS_KEY: string;
}

/** Somebody who has one of the stack's policies, by the name of its output, and nothing else. */
export async function holderOf(output: string): Promise<Credentials> {
  const credentials = await memberOf(output);
  const { outputs, close } = await deployedStack(config, localStackName);
  await iam.send(new AttachGroupPolicyCommand({ GroupName: output, PolicyArn: outputs.get(output) }));
  close();
  return credentials;
}

/** Somebody who has what their group has, and nothing else. */
export async function memberOf(GroupName: string): Promise<Credentials> {
  const UserName = `one-of-${GroupName}`;
  await iam.send(new CreateGroupCommand({ GroupName }));
  await iam.send(new CreateUserCommand({ UserName }));
  await iam.send(new AddUserToGroupCommand({ GroupName, UserName }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return { AWS_ACCESS_KEY_ID: AccessKey?.AccessKeyId ?? '', AWS_SECRET_ACCESS_KEY: AccessKey?.SecretAccessKey ?? '' };
}
