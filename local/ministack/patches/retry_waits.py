"""The waits of a state machine before it retries."""

import random


def wait_as_the_retrier_says() -> None:
    """`MaxDelaySeconds` bounds the wait, and `JitterStrategy` FULL draws it between none and all of it.

    MiniStack ignores both: tasks that were throttled together would retry together.

    https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error
    """
    from ministack.services import stepfunctions

    find = stepfunctions._find_matching_retrier

    def find_with_wait(retriers, error, retry_counts):
        retrier, index = find(retriers, error, retry_counts)
        if retrier is None:
            return retrier, index
        # The caller computes the wait from these; it waits a minute at most.
        return {**retrier, "IntervalSeconds": _wait(retrier, retry_counts.get(index, 0)), "BackoffRate": 1}, index

    stepfunctions._find_matching_retrier = find_with_wait


def _wait(retrier: dict, earlier: int) -> float:
    wait = retrier.get("IntervalSeconds", 1) * retrier.get("BackoffRate", 2.0) ** earlier
    wait = min(wait, retrier.get("MaxDelaySeconds", wait))
    return random.uniform(0, wait) if retrier.get("JitterStrategy") == "FULL" else wait
