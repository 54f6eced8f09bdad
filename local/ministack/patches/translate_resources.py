"""Resources of Amazon Translate."""

import json


def name_the_terminologies_of_translate() -> None:
    """Importing, reading and deleting a terminology is allowed or denied on its ARN.

    https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazontranslate.html
    """
    from ministack.core import iam_actions

    original = iam_actions.extract_resource_arn

    def with_terminologies(
        service: str,
        method: str,
        path: str,
        headers: dict,
        body: bytes,
        query_params: dict,
        region: str,
        account_id: str,
    ) -> str:
        if service == "translate":
            action = headers.get("x-amz-target", "").rsplit(".", 1)[-1]
            name = _name(body) if action in _ON_ONE_TERMINOLOGY else ""
            return f"arn:aws:translate:{region}:{account_id}:terminology/{name}" if name else "*"
        return original(service, method, path, headers, body, query_params, region, account_id)

    iam_actions.extract_resource_arn = with_terminologies


_ON_ONE_TERMINOLOGY = {"ImportTerminology", "GetTerminology", "DeleteTerminology"}


def _name(body: bytes) -> str:
    try:
        return str(json.loads(body).get("Name", ""))
    except (ValueError, AttributeError):
        return ""
