"""Limits of KMS."""

import base64

most_bytes = 4096


def refuse_long_messages() -> None:
    """Sign takes messages of 1 to 4,096 bytes.

    https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html
    """
    from ministack.services import kms

    original = kms._sign

    def within_limits(data: dict):
        message = data.get("Message", "")
        length = len(base64.b64decode(message) if isinstance(message, str) else message)
        if not 1 <= length <= most_bytes:
            bound = "greater than or equal to 1" if length == 0 else f"less than or equal to {most_bytes}"
            return kms.error_response_json(
                "ValidationException",
                "1 validation error detected: Value at 'message' failed to satisfy constraint: "
                f"Member must have length {bound}",
                400,
            )
        return original(data)

    kms._sign = within_limits
