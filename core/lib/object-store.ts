/** One bucket, as the pipeline reads and writes it. */
export interface ObjectStore {
  getJson<T>(key: string): Promise<T>;
  getBytes(key: string): Promise<Uint8Array>;
  /** Returns an object's text and its etag, which `replace` takes; undefined if the object does not exist. */
  read(key: string): Promise<{ text: string; etag: string } | undefined>;
  /** Like `read`, without the content. */
  look(key: string): Promise<{ mark: ProgressMark; etag: string } | undefined>;
  putJson(key: string, value: unknown): Promise<void>;
  /** Writes an object, replacing any that exists. */
  put(object: NewObject): Promise<void>;
  /** Writes an object that never changes; succeeds if the stored bytes are exactly these already. */
  putOnce(object: NewObject): Promise<void>;
  /** Writes an object, unless `isAhead` says that the stored one is newer; then returns false. */
  putForward(object: NewObject & { mark: ProgressMark }, isAhead: (stored: ProgressMark) => boolean): Promise<boolean>;
  /**
   * Writes an object only if its etag is still `over`, or, with undefined, if it does not exist; else returns false.
   */
  replace(object: NewObject & { mark?: ProgressMark }, over: string | undefined): Promise<boolean>;
  delete(key: string): Promise<void>;
  /** The keys with a prefix, also those written a moment ago. */
  keys(prefix: string): AsyncIterable<string>;
}

export interface NewObject {
  key: string;
  body: Uint8Array | string;
  contentType: string;
  cacheControl?: string;
  contentDisposition?: string;
}

/**
 * Progress marker of an object that only a newer one may replace; stored as its metadata, so that comparing reads no
 * body.
 */
export type ProgressMark = Record<string, string>;
