"""S3 events on EventBridge."""

import contextvars
import json

_version_id: contextvars.ContextVar = contextvars.ContextVar("dragoman_event_version_id", default=None)


def name_the_version_in_events() -> None:
    """Put `object.version-id` into events of objects, versions and delete markers of a versioned bucket.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
    """
    from ministack.services import eventbridge, s3

    fire, dispatch = s3._fire_s3_event, eventbridge._dispatch_event

    def fire_with_version(*args, version_id=None, **kwargs):
        token = _version_id.set(version_id)
        try:
            return fire(*args, version_id=version_id, **kwargs)
        finally:
            _version_id.reset(token)

    def dispatch_with_version(event, *args, **kwargs):
        version_id = _version_id.get()
        if version_id and event.get("Source") == "aws.s3":
            detail = json.loads(event["Detail"])
            detail["object"]["version-id"] = version_id
            event = {**event, "Detail": json.dumps(detail)}
        return dispatch(event, *args, **kwargs)

    s3._fire_s3_event = fire_with_version
    eventbridge._dispatch_event = dispatch_with_version


def report_every_delete_marker() -> None:
    """A delete without a version id makes a marker and an event, even if the key does not have an object.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeleteMarker.html
    """
    from ministack.services import s3

    record = s3._record_delete_marker

    def record_and_report(bucket_name, key, prior_obj):
        marker_id = record(bucket_name, key, prior_obj)
        # MiniStack itself reports markers that hide an object.
        if prior_obj is None:
            s3._fire_s3_event_async(
                bucket_name,
                key,
                "s3:ObjectRemoved:DeleteMarkerCreated",
                deletion_type="Delete Marker Created",
                version_id=marker_id,
            )
        return marker_id

    s3._record_delete_marker = record_and_report
