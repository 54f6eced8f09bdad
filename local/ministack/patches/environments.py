"""Execution environments: the processes of functions."""


def bound_environments() -> None:
    """End idle environments to make room for new ones, the longest idle first, as AWS may at any time.

    MiniStack limits how many run at once, but keeps each function's idle environments for five minutes after
    a burst. Here at most twice as many exist as may run at once.

    https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
    """
    from ministack.core import lambda_runtime
    from ministack.services import lambda_svc

    acquire = lambda_runtime.acquire_worker

    def acquire_in_bounds(*args, **kwargs):
        worker, reason = acquire(*args, **kwargs)
        if reason == "spawn" and lambda_svc._ACCOUNT_CONCURRENCY_CAP > 0:
            lambda_runtime.kill_workers(_beyond(lambda_runtime, 2 * lambda_svc._ACCOUNT_CONCURRENCY_CAP))
        return worker, reason

    if lambda_svc.acquire_worker is not acquire:
        raise RuntimeError("MiniStack takes its workers from elsewhere: patches/environments.py")
    lambda_runtime.acquire_worker = acquire_in_bounds
    lambda_svc.acquire_worker = acquire_in_bounds


def _beyond(runtime, most: int) -> list:
    """Take the longest idle environments out of the pools, until `most` are left or the rest is busy."""
    with runtime._lock:
        idle = [worker for pool in runtime._workers.values() for worker in pool if not worker.in_use]
        surplus = sum(len(pool) for pool in runtime._workers.values()) - most
        doomed = sorted(idle, key=lambda worker: worker.last_used)[: max(0, surplus)]
        for pool in runtime._workers.values():
            pool[:] = [worker for worker in pool if worker not in doomed]
    return doomed
