"""Throttled invocations: the caller decides whether and when Lambda tries again."""

import contextvars
import json
import time

_MOST_SECONDS_APART = 300

# Until when (time.time()) throttled invocations of this context are tried again.
_patient_until: contextvars.ContextVar = contextvars.ContextVar("dragoman_patient_until", default=None)


def name_throttles_as_step_functions_does() -> None:
    """A throttled task fails with `Lambda.TooManyRequestsException`, which state machines retry by name.

    https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-lambda-serviceexception
    """
    from ministack.services import stepfunctions

    call = stepfunctions._call_lambda

    def call_naming_throttles(func_ref, event):
        try:
            return call(func_ref, event)
        except stepfunctions._ExecutionError as error:
            if error.error == "Lambda.Unknown" and _is_throttle(error.cause):
                raise stepfunctions._ExecutionError("Lambda.TooManyRequestsException", error.cause) from error
            raise

    stepfunctions._call_lambda = call_naming_throttles


def invoke_rule_targets_asynchronously() -> None:
    """EventBridge queues the event with Lambda, which retries failures and hands on events that never succeed.

    https://docs.aws.amazon.com/lambda/latest/dg/with-eventbridge-scheduler.html
    """
    from ministack.services import eventbridge, lambda_svc

    if not callable(eventbridge._dispatch_to_lambda):
        raise RuntimeError("EventBridge calls Lambda otherwise: patches/throttles.py")

    def dispatch(arn, payload):
        try:
            event = json.loads(payload)
        except (ValueError, TypeError):
            event = {"body": payload}
        func, config, name = lambda_svc._get_func_record_for_ref(arn)
        if not func or not config:
            eventbridge.logger.warning("EventBridge → Lambda: function %s not found", name)
            return
        lambda_svc.invoke_async_with_retry(lambda_svc._execution_record_for_config(func, config), event)

    eventbridge._dispatch_to_lambda = dispatch


def keep_throttled_events() -> None:
    """A throttled event returns to its queue without using up a retry.

    Asynchronous ones return after a second, then after growing delays of up to five minutes, until they
    are six hours old; a batch of SQS until its visibility timeout is over.

    https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
    https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
    """
    from ministack.services import lambda_svc, sqs

    execute = lambda_svc._execute_function
    invoke, run_batch = lambda_svc.invoke_async_with_retry, lambda_svc._run_sqs_batch

    def execute_patiently(func, event):
        wait = 1
        while True:
            result = execute(func, event)
            until = _patient_until.get()
            if until is None or not result.get("throttle") or time.time() + wait > until:
                return result
            time.sleep(wait)
            wait = min(wait * 2, _MOST_SECONDS_APART)

    def invoke_patiently(func, event):
        config = func.get("event_invoke_config") or (func.get("event_invoke_configs") or {}).get("$LATEST") or {}
        _with_patience(int(config.get("MaximumEventAgeInSeconds", 21_600)), invoke, func, event)

    def run_batch_patiently(esm, func_rec, event, batch, queue_url, queue_name):
        queue = sqs._queues.get(queue_url) or {}
        seconds = int(queue.get("attributes", {}).get("VisibilityTimeout", 30))
        _with_patience(seconds, run_batch, esm, func_rec, event, batch, queue_url, queue_name)

    lambda_svc._execute_function = execute_patiently
    lambda_svc.invoke_async_with_retry = invoke_patiently
    lambda_svc._run_sqs_batch = run_batch_patiently


def _with_patience(seconds: int, act, *args) -> None:
    token = _patient_until.set(time.time() + seconds)
    try:
        act(*args)
    finally:
        _patient_until.reset(token)


def _is_throttle(cause) -> bool:
    try:
        return json.loads(cause).get("__type") == "TooManyRequestsException"
    except (ValueError, TypeError, AttributeError):
        return False
