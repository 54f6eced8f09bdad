/** Whether DynamoDB or S3 refused a request for a missing permission. */
export function isDenied(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AccessDeniedException' || error.name === 'AccessDenied');
}
