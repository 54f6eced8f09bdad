/**
 * The errors of TranslateText and of the operations on terminologies, and those common to AWS JSON 1.1
 * services, with their HTTP status (Amazon Translate API reference; `ValidationException` and the like are
 * AWS's common errors).
 */
export const serviceErrors = {
  AccessDeniedException: 400,
  DetectedLanguageLowConfidenceException: 400,
  InternalServerException: 500,
  InvalidParameterValueException: 400,
  InvalidRequestException: 400,
  LimitExceededException: 400,
  ResourceNotFoundException: 400,
  SerializationException: 400,
  ServiceUnavailableException: 500,
  TextSizeLimitExceededException: 400,
  ThrottlingException: 400,
  TooManyRequestsException: 400,
  UnknownOperationException: 400,
  UnsupportedLanguagePairException: 400,
  ValidationException: 400,
} as const;

export type ServiceErrorName = keyof typeof serviceErrors;

export class ServiceError extends Error {
  override readonly name: ServiceErrorName;
  /** Further members of the error's shape. */
  readonly members: Record<string, string>;

  constructor(name: ServiceErrorName, message: string, members: Record<string, string> = {}) {
    super(message);
    this.name = name;
    this.members = members;
  }
}
