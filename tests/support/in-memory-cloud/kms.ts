import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { KMSServiceException, NotFoundException } from '@aws-sdk/client-kms';
import { sha256 } from '../../../contracts/sha256.ts';

/** What comes before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Ed25519 keys of KMS, each the same in every run; refuses what KMS refuses (API reference, Sign). */
export class InMemoryKms {
  readonly #keys = new Map<string, KeyObject>();
  /** Whether KMS answers at all. */
  isUp = true;

  create(id: string): void {
    const key = Buffer.concat([pkcs8, Buffer.from(sha256(`key ${id}`), 'hex')]);
    this.#keys.set(id, createPrivateKey({ key, format: 'der', type: 'pkcs8' }));
  }

  answer(command: string, { KeyId, Message, MessageType, SigningAlgorithm }: Record<string, unknown>): object {
    if (!this.isUp) throw refusal('KMSInternalException', 'KMS is down', 'server');
    const key = this.#keys.get(String(KeyId));
    if (key === undefined) throw new NotFoundException({ message: `Key ${KeyId} not found`, $metadata: {} });
    if (command === 'GetPublicKeyCommand') {
      return { PublicKey: createPublicKey(key).export({ format: 'der', type: 'spki' }) };
    }
    if (command !== 'SignCommand') throw new Error(`the in-memory KMS does not know ${command}`);
    const message = Message as Uint8Array;
    if (SigningAlgorithm !== 'ED25519_SHA_512' || MessageType !== 'RAW') {
      throw refusal('InvalidKeyUsageException', 'the key signs ED25519_SHA_512 of RAW', 'client');
    }
    if (message.length < 1 || message.length > 4096) {
      throw refusal('ValidationException', "Value at 'message' must have length between 1 and 4096", 'client');
    }
    return { Signature: new Uint8Array(sign(null, message, key)) };
  }
}

const refusal = (name: string, message: string, fault: 'client' | 'server') =>
  new KMSServiceException({ name, message, $fault: fault, $metadata: {} });
