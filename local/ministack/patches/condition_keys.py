"""Condition keys that this project's policies use."""

import json


def give_policies_the_request_keys() -> None:
    """`events:source` and `events:detail-type` of PutEvents, `cloudwatch:namespace` of PutMetricData.

    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html
    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace.html
    """
    from ministack.core import iam_actions

    original = iam_actions.request_tag_context

    def with_request_keys(service: str, iam_action: str, body: bytes, params: dict) -> dict:
        context = original(service, iam_action, body, params)
        if iam_action == "events:PutEvents":
            context.update(_event_keys(body))
        elif iam_action == "cloudwatch:PutMetricData":
            context["cloudwatch:namespace"] = _namespace(body, params)
        return context

    iam_actions.request_tag_context = with_request_keys


def name_roles_in_conditions() -> None:
    """`aws:PrincipalArn` of an assumed role is the role's ARN, not the session's.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
    """
    from ministack.core import iam_evaluator

    original = iam_evaluator._resolve_condition_key

    def with_role(key: str, ctx):
        value = original(key, ctx)
        if key.lower() != "aws:principalarn" or ":assumed-role/" not in str(value):
            return value
        from ministack.services import iam

        role = iam._roles.get_scoped(ctx.principal_account, None, str(value).split("/")[1])
        return role["Arn"] if role else value

    iam_evaluator._resolve_condition_key = with_role


def _event_keys(body: bytes) -> dict:
    entries = _members(body).get("Entries", [])
    keys = {}
    for key, member in (("events:source", "Source"), ("events:detail-type", "DetailType")):
        values = sorted({str(entry.get(member, "")) for entry in entries})
        # AWS decides on each entry; entries that differ become one value that policies never contain.
        keys[key] = values[0] if len(values) == 1 else "\0".join(values)
    return keys


def _namespace(body: bytes, params: dict) -> str:
    """The SDK for JavaScript sends JSON, other clients a form."""
    value = _members(body).get("Namespace") or params.get("Namespace", "")
    return value[0] if isinstance(value, list) else value


def _members(body: bytes) -> dict:
    try:
        return json.loads(body) if body[:1] == b"{" else {}
    except ValueError:
        return {}
