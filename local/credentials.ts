/** MiniStack's root caller under AUTH=true; CloudFront's certificates are in the same region. */
export const administrator = { accessKeyId: 'test', secretAccessKey: 'test' };
export const region = 'us-east-1';
export const account = '000000000000';
