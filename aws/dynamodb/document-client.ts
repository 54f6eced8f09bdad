import type { TranslateConfig } from '@aws-sdk/lib-dynamodb';

/** Optional fields are left out of items; a record reads back as it was written. */
export const documentClientOptions: TranslateConfig = { marshallOptions: { removeUndefinedValues: true } };
