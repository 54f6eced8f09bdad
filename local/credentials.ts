/** MiniStack's root caller under AUTH=true; its region is where CloudFront's certificates live too. */
export const administrator = { accessKeyId: 'test', secretAccessKey: 'test' };
export const region = 'us-east-1';
export const account = '000000000000';
