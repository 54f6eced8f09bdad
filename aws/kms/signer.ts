import { GetPublicKeyCommand, type KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { fault } from '../../contracts/fault.ts';
import type { Signer } from '../../core/publication/signatures/signing.ts';

/** A key of KMS with the spec `ECC_NIST_EDWARDS25519`. Its private half never leaves KMS. */
export function kmsSigner(kms: KMSClient, keyId: string): Signer {
  return {
    async publicKey() {
      const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId: keyId }));
      if (PublicKey === undefined) throw fault`KMS answered without a public key`;
      return PublicKey;
    },
    async sign(message) {
      const { Signature } = await kms.send(
        new SignCommand({ KeyId: keyId, Message: message, MessageType: 'RAW', SigningAlgorithm: 'ED25519_SHA_512' }),
      );
      if (Signature === undefined) throw fault`KMS answered without a signature`;
      return Signature;
    },
  };
}
