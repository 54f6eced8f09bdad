// Runs in CloudFront after its cache, for every page. ECMAScript 5.1 with `const` and `let`, as viewer-request.js.

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it.
function handler(event) {
  const response = event.response;
  // The metadata of a notice. The cache has it with status 200, as S3 answers.
  if (response.statusCode === 200 && response.headers['x-amz-meta-withdrawn']) {
    response.statusCode = 410;
    response.statusDescription = 'Gone';
  }
  return response;
}
