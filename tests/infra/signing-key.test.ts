import { expect, test } from 'vitest';
import { onlyResourceOf, resourcesOf, type Statement, statementsOf, templateOf } from './synth.ts';

const find = (template = templateOf()) => onlyResourceOf(template, 'AWS::KMS::Key', 'SigningKey');
const policyOf = (): Statement[] => statementsOf(find()[1].Properties['KeyPolicy']);

test('the key signs with Ed25519, and outlives the stack', () => {
  const [, key] = find();
  expect(key.Properties).toMatchObject({ KeySpec: 'ECC_NIST_EDWARDS25519', KeyUsage: 'SIGN_VERIFY' });
  expect(key).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

test('only Publish and Withdraw sign: the key allows them, and denies everybody else, administrators included', () => {
  const allowed = policyOf().filter(({ Effect, Action }) => Effect === 'Allow' && Action.includes('kms:Sign'));
  expect(allowed).toHaveLength(1);
  expect(JSON.stringify(allowed).match(/Functions\w+Role/g)).toHaveLength(2);
  expect(JSON.stringify(allowed)).toMatch(/FunctionsPublishRole.+FunctionsWithdrawRole/);
  const [denied] = policyOf().filter(({ Effect }) => Effect === 'Deny');
  expect(denied).toMatchObject({ Action: ['kms:Sign'], Condition: { ArnNotEquals: expect.anything() } });
  expect(JSON.stringify(denied?.Condition).match(/Functions\w+Role/g)).toHaveLength(2);
  const actions = policyOf().flatMap(({ Action }) => Action);
  expect(actions).not.toContain('kms:CreateGrant');
  for (const action of actions) expect(action).not.toContain('*');
});

test('no policy of a role or person has anything of KMS', () => {
  for (const type of ['AWS::IAM::Role', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy']) {
    for (const [id, resource] of resourcesOf(templateOf(), type)) {
      expect(JSON.stringify(resource), id).not.toContain('"kms:');
    }
  }
});

test('a higher number makes another key; without signing there is none', () => {
  expect(find(templateOf({ signatures: { key: 2 } }))[0]).not.toBe(find()[0]);
  const unsigned = templateOf({ signatures: { sign: false } });
  expect(resourcesOf(unsigned, 'AWS::KMS::Key').filter(([id]) => id.includes('SigningKey'))).toEqual([]);
  expect(JSON.stringify(unsigned.toJSON())).toContain('"SIGNING_KEY":"none"');
});
