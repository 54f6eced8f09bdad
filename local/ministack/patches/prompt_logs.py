"""How long an invocation takes."""


def return_without_waiting_for_logs() -> None:
    """A handler that logs nothing returns at once; MiniStack would wait 50 ms for a line of its log.

    The worker writes its log before its result, so what was logged is in the pipe by then.
    """
    from ministack.core.lambda_runtime import Worker

    drain = Worker._drain_stderr_bounded

    def drain_promptly(self, first_line_wait=0.005, idle_confirm=0.002, hard_cap=0.250):
        return drain(self, first_line_wait, idle_confirm, hard_cap)

    Worker._drain_stderr_bounded = drain_promptly
