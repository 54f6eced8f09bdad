"""CloudFront's cache, and what it refuses to invalidate."""

import re
import time
from collections import OrderedDict
from urllib.parse import unquote_plus

# Seconds that an invalidation is in progress; on AWS seconds to minutes.
_in_progress = 2.0

_most_paths, _most_wildcards = 3_000, 15

# Responses by distribution and address, the one used last at the end.
_cache: OrderedDict = OrderedDict()
_most_cached, _largest = 5_000, 1 << 20


def refuse_invalidations_as_cloudfront_does() -> None:
    """A path with `~`, or with `*` elsewhere than at its end, is not valid; 3,000 paths and 15 with `*` are in progress at most.

    https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html
    https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html
    https://github.com/aws/aws-sdk/issues/525
    """
    from ministack.services import cloudfront

    create, get = cloudfront._create_invalidation, cloudfront._get_invalidation

    def create_if_valid(dist_id, body):
        batch = cloudfront._parse_body(body)
        paths = _paths_of(batch) if batch is not None else []
        reference = cloudfront._text(batch, "CallerReference") if batch is not None else ""
        if any(not path.startswith("/") or "~" in path or "*" in path[:-1] for path in paths):
            return cloudfront._error("InvalidArgument", "Your request contains one or more invalid invalidation paths.", 400)
        earlier = cloudfront._invalidations.get(dist_id, [])
        _complete(earlier)
        if not any(one["InvalidationBatch"]["CallerReference"] == reference for one in earlier):
            busy = [
                path
                for one in earlier
                if one["Status"] == "InProgress"
                for path in one["InvalidationBatch"]["Paths"]["Items"]
            ] + paths
            if len(busy) > _most_paths or sum(path.endswith("*") for path in busy) > _most_wildcards:
                return cloudfront._error(
                    "TooManyInvalidationsInProgress",
                    "Your request would cause you to exceed the maximum number of allowed invalidations.",
                    400,
                )
        before = len(earlier)
        answer = create(dist_id, body)
        if answer[0] == 201 and len(cloudfront._invalidations[dist_id]) > before:
            _begin(cloudfront._invalidations[dist_id][-1], cloudfront._distributions[dist_id]["ARN"], paths)
        return answer

    def get_completed(dist_id, inv_id):
        _complete(cloudfront._invalidations.get(dist_id, []))
        return get(dist_id, inv_id)

    cloudfront._create_invalidation = create_if_valid
    cloudfront._get_invalidation = get_completed


def cache_what_may_be_kept_for_long() -> None:
    """Keep what says `s-maxage` until it is invalidated, by the address that the function gave it.

    Objects that may be kept for a minute are fetched each time: a test would wait for them.

    https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html
    """
    from ministack.services import cloudfront

    fetch = cloudfront._fetch_from_origin

    async def fetch_or_remember(origin, method, uri, query_string, headers, body, *rest):
        key, request = (rest[-1], uri), {name.lower(): value for name, value in headers.items()}
        cached = _cache.get(key)
        if cached is not None and cached[0] > time.time() and method in ("GET", "HEAD") and "range" not in request:
            _cache.move_to_end(key)
            status, reason, found, data = cached[1]
            if request.get("if-none-match") == found.get("etag"):
                return 304, "Not Modified", dict(found), b""
            return status, reason, dict(found), b"" if method == "HEAD" else data
        answer = await fetch(origin, method, uri, query_string, headers, body, *rest)
        _remember(key, method, request, answer)
        return answer

    cloudfront._fetch_from_origin = fetch_or_remember


def read_a_plus_as_a_space() -> None:
    """S3's REST endpoint takes a `+` in an address for a space, as a form does.

    https://github.com/rust-lang/crates.io/issues/4891
    """
    from ministack.services import cloudfront

    cloudfront._s3_object_key = lambda origin, uri: unquote_plus((origin.get("origin_path") or "") + uri).lstrip("/")


def _remember(key, method: str, request: dict, answer) -> None:
    status, _, headers, data = answer
    kept = re.search(r"s-maxage=(\d+)", str(headers.get("cache-control", "")))
    if method != "GET" or status != 200 or kept is None or "range" in request or not isinstance(data, bytes):
        return
    if len(data) > _largest:
        return
    _cache[key] = (time.time() + int(kept.group(1)), answer)
    _cache.move_to_end(key)
    while len(_cache) > _most_cached:
        _cache.popitem(last=False)


def _begin(invalidation: dict, arn: str, paths: list) -> None:
    invalidation["Status"] = "InProgress"
    invalidation["_began"] = time.time()
    starts = tuple(path[:-1] for path in paths if path.endswith("*"))
    for key in [key for key in _cache if key[0] == arn and (key[1] in paths or key[1].startswith(starts))]:
        del _cache[key]


def _complete(invalidations: list) -> None:
    for one in invalidations:
        if one["Status"] == "InProgress" and time.time() - one.get("_began", 0) > _in_progress:
            one["Status"] = "Completed"


def _paths_of(batch) -> list:
    from ministack.services import cloudfront

    paths = cloudfront._find(batch, "Paths")
    items = cloudfront._find(paths, "Items") if paths is not None else None
    return [child.text for child in items if child.text] if items is not None else []
