"""Errors that Lambda functions throw."""

import contextvars

_thrown: contextvars.ContextVar = contextvars.ContextVar("dragoman_thrown", default=None)

# The Node.js worker's lines that write the handler's error: a rejected promise, and a synchronous throw.
_REJECTED = 'status: "error", error: String(err.message || err), trace: err.stack || ""'
_THROWN = 'status: "error", error: e.message, trace: e.stack'


def report_thrown_error_by_name() -> None:
    """`errorType` is the error's `name`, which Step Functions matches in Retry and Catch.

    https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html
    https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
    """
    from ministack.core import lambda_runtime
    from ministack.services import lambda_svc

    script = lambda_runtime._NODEJS_WORKER_SCRIPT
    for place, error in ((_REJECTED, "err"), (_THROWN, "e")):
        if place not in script:
            raise RuntimeError("MiniStack's Node.js worker has changed: patches/lambda_errors.py")
        script = script.replace(place, f'{place}, errorType: ({error} && {error}.name) || "Error"')
    lambda_runtime._NODEJS_WORKER_SCRIPT = script

    invoke, execute = lambda_runtime.Worker.invoke, lambda_svc._execute_function_warm

    def invoke_keeping_name(self, *args, **kwargs):
        response = invoke(self, *args, **kwargs)
        _thrown.set(response if response.get("errorType") else None)
        return response

    def execute_with_name(func, event, request_id):
        _thrown.set(None)
        result = execute(func, event, request_id)
        thrown = _thrown.get()
        if result.get("error") and thrown and isinstance(result.get("body"), dict):
            trace = [line.strip() for line in str(thrown.get("trace", "")).splitlines()]
            result["body"] = {**result["body"], "errorType": thrown["errorType"], "trace": trace}
        return result

    lambda_runtime.Worker.invoke = invoke_keeping_name
    lambda_svc._execute_function_warm = execute_with_name
