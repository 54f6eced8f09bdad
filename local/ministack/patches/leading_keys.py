"""The condition key by which a policy allows some items of a table."""

import json


def give_policies_the_partition_keys() -> None:
    """`dynamodb:LeadingKeys` has the partition keys of a request, for each item of a transaction those of its table.

    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
    """
    from ministack.core import iam_actions, iam_evaluator

    context_of, enforce = iam_actions.dynamodb_service_context, iam_evaluator.enforce

    def context_with_keys(body: bytes) -> dict:
        return {**context_of(body), "dynamodb:LeadingKeys": _keys_by_table(body)}

    def enforce_with_keys(access_key, action, service, region, resource_arn="*", service_context=None, **kwargs):
        by_table = (service_context or {}).get("dynamodb:LeadingKeys")
        if isinstance(by_table, dict):
            keys = by_table.get(str(resource_arn).partition(":table/")[2].split("/")[0])
            service_context = {name: value for name, value in service_context.items() if name != "dynamodb:LeadingKeys"}
            if keys:
                service_context["dynamodb:LeadingKeys"] = keys
        return enforce(access_key, action, service, region, resource_arn=resource_arn, service_context=service_context, **kwargs)

    iam_actions.dynamodb_service_context = context_with_keys
    iam_evaluator.enforce = enforce_with_keys


def _keys_by_table(body: bytes) -> dict:
    try:
        data = json.loads(body or b"{}")
    except ValueError:
        return {}
    found: dict = {}
    for table, item in _items(data):
        name = _partition_key(table)
        value = item.get(name) if name and isinstance(item, dict) else None
        if isinstance(value, dict) and "S" in value:
            found.setdefault(table, []).append(value["S"])
    return found


def _items(data: dict):
    if "TableName" in data:
        yield data["TableName"], data.get("Key") or data.get("Item") or {}
    for one in data.get("TransactItems") or []:
        for detail in one.values():
            yield detail.get("TableName"), detail.get("Key") or detail.get("Item") or {}
    for table, requested in (data.get("RequestItems") or {}).items():
        for one in requested.get("Keys", []) if isinstance(requested, dict) else requested:
            put, delete = one.get("PutRequest"), one.get("DeleteRequest")
            yield table, (put or {}).get("Item") or (delete or {}).get("Key") or one


def _partition_key(table: str):
    from ministack.services import dynamodb

    schema = (dynamodb._tables.get(table) or {}).get("KeySchema", [])
    return next((key["AttributeName"] for key in schema if key.get("KeyType") == "HASH"), None)
