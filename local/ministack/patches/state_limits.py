"""Quotas of Step Functions."""

import json

_MOST_BYTES = 256 * 1024


def refuse_large_states() -> None:
    """A state with more than 256 KiB of output ends the execution; a Catch of `States.ALL` does not match it.

    https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
    https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html (States.DataLimitExceeded)
    """
    from ministack.services import stepfunctions

    for name in ("_execute_pass", "_execute_task", "_execute_parallel", "_execute_map"):
        setattr(stepfunctions, name, _limited(getattr(stepfunctions, name), stepfunctions._ExecutionError))


def _limited(execute, error):
    def execute_limited(*args, **kwargs):
        output, following = execute(*args, **kwargs)
        if len(json.dumps(output, ensure_ascii=False, separators=(",", ":")).encode()) > _MOST_BYTES:
            raise error(
                "States.DataLimitExceeded",
                "The state/task returned a result with a size exceeding the maximum number of bytes service limit.",
            )
        return output, following

    return execute_limited
