"""CloudTrail's record of calls, by which a test checks that granted actions are used."""

import contextvars
import json

_page: contextvars.ContextVar = contextvars.ContextVar("dragoman_lookup_page", default=None)


def record_caller_and_query() -> None:
    """Record the calling role, and the query of an S3 request.

    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
    """
    from ministack import app
    from ministack.services import cloudtrail

    record, params = cloudtrail.record_event, app._ct_request_params

    def record_with_caller(**kwargs):
        record(**kwargs)
        event = cloudtrail._get_event_queue()[-1]
        detail = json.loads(event["CloudTrailEvent"])
        detail["userIdentity"] = _identity(kwargs["access_key_id"]) or detail["userIdentity"]
        event["CloudTrailEvent"] = json.dumps(detail)

    def params_with_query(headers, body, query_params):
        query = {k: v[0] if isinstance(v, list) and len(v) == 1 else v for k, v in (query_params or {}).items()}
        return {**query, **(params(headers, body, query_params) or {})}

    cloudtrail.record_event = record_with_caller
    app._ct_request_params = params_with_query


def _identity(access_key_id: str):
    from ministack.services import sts

    session = sts._sessions.get(access_key_id)
    if not session or ":assumed-role/" not in str(session.get("Arn", "")):
        return None
    arn = session["Arn"]
    account, role = arn.split(":")[4], arn.split("/")[1]
    return {
        "type": "AssumedRole",
        "principalId": session.get("UserId", ""),
        "arn": arn,
        "accountId": account,
        "accessKeyId": access_key_id,
        "sessionContext": {
            "sessionIssuer": {
                "type": "Role",
                "arn": f"arn:aws:iam::{account}:role/{role}",
                "accountId": account,
                "userName": role,
            }
        },
    }


def page_lookups() -> None:
    """LookupEvents pages with NextToken, newest first, at most 50 per page.

    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
    """
    from ministack.services import cloudtrail

    queue, lookup = cloudtrail._get_event_queue, cloudtrail._lookup_events

    def queue_or_page():
        page = _page.get()
        return queue() if page is None else page

    def lookup_page(body: dict):
        events = list(queue())
        token = body.get("NextToken")
        if token:
            ids = [event["EventId"] for event in events]
            events = events[: ids.index(token)] if token in ids else []
        reset = _page.set(events)
        try:
            status, headers, payload = lookup(body)
        finally:
            _page.reset(reset)
        result = json.loads(payload)
        found = result.get("Events", [])
        if found and found[-1]["EventId"] != events[0]["EventId"]:
            result["NextToken"] = found[-1]["EventId"]
        return status, headers, json.dumps(result).encode()

    cloudtrail._get_event_queue = queue_or_page
    cloudtrail._DISPATCH["LookupEvents"] = lookup_page
