// Runs in CloudFront before its cache, for every request. ECMAScript 5.1 with `const` and `let`, which the
// runtime (cloudfront-js-2.0) supports. infra/delivery/edge-function.ts writes `settings` in front of this
// code.

/** No object has this key, so that what the origin answers becomes the 404 page. */
const nowhere = '/-';

/** Characters of the longest address: a slash, and a key of 1,024 bytes of which each is escaped. */
const longest = 1 + 3 * 1024;

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it.
function handler(event) {
  const request = event.request;
  const uri = canonical(request.uri);
  if (uri === undefined) {
    request.uri = nowhere;
    return request;
  }
  if (uri === '/') {
    const asked = request.headers['accept-language'];
    const language = preferred(asked ? asked.value : '');
    return redirect(302, `/${language}/`, { 'cache-control': 'no-store', vary: 'Accept-Language' });
  }
  const isFolder = uri.charAt(uri.length - 1) === '/';
  const permanent = { 'cache-control': 'public, max-age=3600' };
  if (!isFolder && lacksSlash(uri)) return redirect(301, `${uri}/`, permanent);
  // CloudFront has chosen headers by the spelling of the reader, and may not have recognised `/releases/`.
  if (hidesItsPlace(request.uri)) return redirect(301, uri, permanent);
  request.uri = isFolder ? `${uri}index.html` : uri;
  return request;
}

/**
 * The one spelling of an address, as `urlPath` of contracts/keys.ts writes it: the cache then holds an object under one
 * key, which an invalidation names. Undefined for what is not the address of any object. Takes `+` as itself, which S3
 * would take for a space.
 */
function canonical(uri) {
  if (uri.length > longest) return undefined;
  const segments = uri.split('/');
  try {
    for (let i = 1; i < segments.length; i++) {
      const name = decodeURIComponent(segments[i]);
      if (isNoName(name) || (name === '' && i < segments.length - 1)) return undefined;
      segments[i] = encodeURIComponent(name);
    }
  } catch (_) {
    return undefined; // a broken escape, or bytes that are not UTF-8
  }
  return segments.join('/');
}

/** Programs on the way take these for a step up, a separator or an end. */
function isNoName(name) {
  return name === '.' || name === '..' || /[/\\]/.test(name) || name.indexOf('\0') !== -1;
}

/** Whether it escapes letters, digits, hyphens, dots or underscores, by which CloudFront recognises places. */
function hidesItsPlace(uri) {
  return /%(2[DE]|3\d|[46][1-9A-F]|[57][\dA]|5F)/i.test(uri);
}

/** RFC 4647, section 3.4 (lookup): the language of the most preferred range that matches, else the default. */
function preferred(header) {
  const ranges = readRanges(header);
  for (let i = 0; i < ranges.length; i++) {
    let range = ranges[i].range;
    while (range !== '') {
      // A range cannot be another property of the object: ranges are short and in lower case.
      if (settings.languages[range]) return settings.languages[range];
      range = range.substring(0, Math.max(range.lastIndexOf('-'), 0));
      // A singleton such as the `x` of `fr-x-private` is meaningless without the next subtag.
      if (range.charAt(range.length - 2) === '-') range = range.substring(0, range.length - 2);
    }
  }
  return settings.fallback;
}

/** The ranges with a quality above 0, best first; equal ones in the order of the header. */
function readRanges(header) {
  const ranges = [];
  // Nobody reads twenty languages; more would only take time, of which there is a millisecond.
  const parts = header.substring(0, 1000).toLowerCase().split(',').slice(0, 20);
  for (let i = 0; i < parts.length; i++) {
    const found = /^\s*([a-z]{1,8}(?:-[a-z0-9]{1,8})*)\s*(?:;\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?$/.exec(
      parts[i],
    );
    const quality = found && found[2] !== undefined ? Number(found[2]) : 1;
    if (found && quality > 0) ranges.push({ range: found[1], quality: quality, place: i });
  }
  return ranges.sort((a, b) => b.quality - a.quality || a.place - b.place);
}

/**
 * Whether the address is a page's without its final slash. A slug may contain a dot, so the place decides:
 * everything below a language's folder but its feeds, and the language of a version.
 */
function lacksSlash(uri) {
  const segments = uri.split('/');
  const last = segments[segments.length - 1];
  if (last === 'index.html') return false;
  if (isTag(segments[1])) return !(segments.length === 3 && (last === 'feed.atom' || last === 'feed.json'));
  // Attachments keep the names that editors gave them.
  if (/\/v\d+\/assets\//.test(uri)) return false;
  return (
    segments[1] === 'releases' && segments.length > 4 && /^v\d+$/.test(segments[segments.length - 2]) && isTag(last)
  );
}

/** Only languages' folders have names as short. */
function isTag(segment) {
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(segment);
}

function redirect(statusCode, location, more) {
  const headers = { location: { value: location } };
  [settings.headers, more].forEach((all) => {
    Object.keys(all).forEach((name) => {
      headers[name] = { value: all[name] };
    });
  });
  return {
    statusCode: statusCode,
    statusDescription: statusCode === 301 ? 'Moved Permanently' : 'Found',
    headers: headers,
  };
}
