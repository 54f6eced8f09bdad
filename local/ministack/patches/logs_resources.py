"""Resources of CloudWatch Logs."""

import json


def name_log_groups_as_policies_do() -> None:
    """Actions on a log group or stream are allowed or denied on an ARN that ends in `:*` or names the stream;
    only tagging uses the group's ARN without it.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
    """
    from ministack.core import iam_actions

    original = iam_actions.extract_resource_arn

    def with_streams(
        service: str,
        method: str,
        path: str,
        headers: dict,
        body: bytes,
        query_params: dict,
        region: str,
        account_id: str,
    ) -> str:
        found = original(service, method, path, headers, body, query_params, region, account_id)
        action = headers.get("x-amz-target", "").rsplit(".", 1)[-1]
        if service != "logs" or ":log-group:" not in found or action in _ON_THE_GROUP:
            return found
        stream = _stream(body)
        return f"{found}:log-stream:{stream}" if stream else f"{found}:*"

    iam_actions.extract_resource_arn = with_streams


_ON_THE_GROUP = {"TagResource", "UntagResource", "ListTagsForResource"}


def _stream(body: bytes) -> str:
    try:
        return str(json.loads(body).get("logStreamName", ""))
    except (ValueError, AttributeError):
        return ""
