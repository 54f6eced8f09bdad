/** One bucket, and the ways in which the pipeline reads and writes it. */
export interface ObjectStore {
  getJson<T>(key: string): Promise<T>;
  getBytes(key: string): Promise<Uint8Array>;
  /** What an object says, and by which etag `replace` knows it again; undefined where there is none. */
  read(key: string): Promise<{ text: string; etag: string } | undefined>;
  /** As `read`, without the content. */
  look(key: string): Promise<{ mark: Mark; etag: string } | undefined>;
  putJson(key: string, value: unknown): Promise<void>;
  /** Puts an object, whatever is there. */
  put(object: NewObject): Promise<void>;
  /** Puts what can never change; fine if exactly these bytes are there already. */
  putOnce(object: NewObject): Promise<void>;
  /** Replaces an object, unless what is there is ahead. False where it is. */
  putForward(object: NewObject & { mark: Mark }, isAhead: (stored: Mark) => boolean): Promise<boolean>;
  /** Writes over exactly what was read, or where nothing was; false where that is no longer so. */
  replace(object: NewObject & { mark?: Mark }, over: string | undefined): Promise<boolean>;
  delete(key: string): Promise<void>;
}

export interface NewObject {
  key: string;
  body: Uint8Array | string;
  contentType: string;
  cacheControl?: string;
  contentDisposition?: string;
}

/** What says how far an object that moves forward has come: its metadata, so that comparing reads no body. */
export type Mark = Record<string, string>;
