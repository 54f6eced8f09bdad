"""Detection of source languages by Amazon Translate."""

import contextvars
import json

_DETECT = "comprehend:DetectDominantLanguage"

_detects: contextvars.ContextVar = contextvars.ContextVar("dragoman_detects", default=False)
_denied: contextvars.ContextVar = contextvars.ContextVar("dragoman_denied", default=None)


def ask_for_detection_where_translate_detects() -> None:
    """`TranslateText` with the source language `auto` also needs `comprehend:DetectDominantLanguage`.

    https://docs.aws.amazon.com/translate/latest/dg/security_iam_id-based-policy-examples.html
    """
    from ministack.core import iam_actions, iam_evaluator

    extract, enforce, refuse = (
        iam_actions.extract_iam_action,
        iam_evaluator.enforce,
        iam_actions.access_denied_response,
    )

    def extract_and_look(service, method, path, headers, body, *args, **kwargs):
        action = extract(service, method, path, headers, body, *args, **kwargs)
        _detects.set(action == "translate:TranslateText" and _source(body) == "auto")
        _denied.set(None)
        return action

    def enforce_both(access_key, action, *args, **kwargs):
        denied = enforce(access_key, action, *args, **kwargs)
        if denied or not (_detects.get() and action == "translate:TranslateText"):
            return denied
        denied = enforce(access_key, _DETECT, *args, **{**kwargs, "resource_arn": "*"})
        if denied:
            _denied.set(_DETECT)
        return denied

    def refuse_by_name(service, action, *args, **kwargs):
        return refuse(service, _denied.get() or action, *args, **kwargs)

    iam_actions.extract_iam_action = extract_and_look
    iam_evaluator.enforce = enforce_both
    iam_actions.access_denied_response = refuse_by_name


def _source(body: bytes):
    try:
        return json.loads(body).get("SourceLanguageCode")
    except (ValueError, AttributeError):
        return None
