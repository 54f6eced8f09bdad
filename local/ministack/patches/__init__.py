"""All patches, in the order of their application (they do not depend on each other)."""

from .cloudfront import (
    cache_what_may_be_kept_for_long,
    read_a_plus_as_a_space,
    refuse_invalidations_as_cloudfront_does,
)
from .cloudtrail import page_lookups, record_caller_and_query
from .condition_keys import give_policies_the_request_keys, name_roles_in_conditions
from .environments import bound_environments
from .kms_limits import refuse_long_messages
from .lambda_errors import report_thrown_error_by_name
from .leading_keys import give_policies_the_partition_keys
from .logs_resources import name_log_groups_as_policies_do
from .one_port import listen_on_one_port
from .prompt_logs import return_without_waiting_for_logs
from .retry_waits import wait_as_the_retrier_says
from .s3_conditions import give_policies_the_write_conditions
from .s3_events import name_the_version_in_events, report_every_delete_marker
from .state_limits import refuse_large_states
from .throttles import (
    invoke_rule_targets_asynchronously,
    keep_throttled_events,
    name_throttles_as_step_functions_does,
)
from .translate_detection import ask_for_detection_where_translate_detects
from .translate_resources import name_the_terminologies_of_translate

patches = [
    give_policies_the_request_keys,
    name_roles_in_conditions,
    give_policies_the_partition_keys,
    give_policies_the_write_conditions,
    name_the_terminologies_of_translate,
    ask_for_detection_where_translate_detects,
    name_log_groups_as_policies_do,
    name_the_version_in_events,
    report_every_delete_marker,
    refuse_large_states,
    refuse_long_messages,
    wait_as_the_retrier_says,
    name_throttles_as_step_functions_does,
    keep_throttled_events,
    invoke_rule_targets_asynchronously,
    bound_environments,
    report_thrown_error_by_name,
    record_caller_and_query,
    page_lookups,
    listen_on_one_port,
    refuse_invalidations_as_cloudfront_does,
    cache_what_may_be_kept_for_long,
    read_a_plus_as_a_space,
    return_without_waiting_for_logs,
]
