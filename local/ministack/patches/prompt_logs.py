"""The duration of an invocation."""


def return_without_waiting_for_logs() -> None:
    """A handler without log output returns at once; MiniStack would wait 50 ms for a line.

    The worker writes its log before its result, so the log is in the pipe by then.
    """
    from ministack.core.lambda_runtime import Worker

    drain = Worker._drain_stderr_bounded

    def drain_promptly(self, first_line_wait=0.005, idle_confirm=0.002, hard_cap=0.250):
        return drain(self, first_line_wait, idle_confirm, hard_cap)

    Worker._drain_stderr_bounded = drain_promptly
