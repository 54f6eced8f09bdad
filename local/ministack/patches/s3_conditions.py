"""Condition keys of conditional writes."""


def give_policies_the_write_conditions() -> None:
    """`s3:if-none-match` and `s3:if-match` hold the headers of a write, so a bucket policy can demand them.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html
    """
    from ministack.core import iam_actions

    original = iam_actions._s3_object_context

    def with_write_conditions(iam_action: str, query_params: dict, path: str, headers: dict) -> dict:
        context = original(iam_action, query_params, path, headers)
        if iam_action == "s3:PutObject":
            for header in ("if-none-match", "if-match"):
                if headers.get(header):
                    context[f"s3:{header}"] = headers[header]
            # Parts cannot carry a condition; AWS tells policies which request makes the object.
            part = "partNumber" in query_params or "uploads" in query_params
            context["s3:ObjectCreationOperation"] = "false" if part else "true"
        return context

    iam_actions._s3_object_context = with_write_conditions
