import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { BodyAlreadyRead, UnsupportedMediaType } from "../errors.ts";
import type { Workload } from "../load/workload.ts";
import type { SiteSettings } from "../settings.ts";
import type { Part, PartLimits, UploadLimits } from "./multipart/part.ts";
import { type Form, readMultipartForm } from "./multipart/read-multipart-form.ts";
import { readParts } from "./multipart/read-parts.ts";
import { UploadStore } from "./multipart/upload-store.ts";
import { parseJson } from "./parse-json.ts";
import { admitBody, readBody } from "./read-body.ts";
import { isMultipart, mediaType, readForm } from "./read-form.ts";

/** What the body of a request is made of. */
export interface RequestBodyParts {
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
  readonly settings: SiteSettings;
  readonly workload: Workload;
  readonly header: (name: string) => string | undefined;
}

/** The body of a request in the ways in which it can be read; nothing is read before it is asked for. */
export class RequestBody {
  readonly header: (name: string) => string | undefined;
  readonly #message: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #settings: SiteSettings;
  readonly #workload: Workload;
  #bytes: Promise<Buffer> | undefined;
  #form: Promise<Form> | undefined;
  #store: UploadStore | undefined;
  #streamed = false;
  /** What has been read so far, for whoever reports on the request. */
  known: Form | undefined;

  constructor({ message, response, settings, workload, header }: RequestBodyParts) {
    this.header = header;
    this.#message = message;
    this.#response = response;
    this.#settings = settings;
    this.#workload = workload;
  }

  async bytes(): Promise<Buffer> {
    if (this.#streamed) throw new BodyAlreadyRead({});
    const limit = this.#settings.DATA_UPLOAD_MAX_MEMORY_SIZE;
    this.#bytes ??= this.#workload.awaitClient(() => readBody(this.#message, this.#response, limit));
    return this.#bytes;
  }

  form(): Promise<Form> {
    this.#form ??= this.#readForm();
    return this.#form;
  }

  async *parts(own: UploadLimits = {}): AsyncGenerator<Part> {
    const found = mediaType(this);
    if (!isMultipart(this)) throw new UnsupportedMediaType({ found, expected: "multipart/form-data" });
    const limits = { ...partLimits(this.#settings), ...own };
    yield* readParts(await this.#open(limits.bodySize), this.header("content-type") ?? "", limits);
  }

  async json(): Promise<unknown> {
    const found = mediaType(this);
    if (!/^application\/([\w.-]+\+)?json$/.test(found)) {
      throw new UnsupportedMediaType({ found, expected: "application/json" });
    }
    return parseJson(await this.bytes());
  }

  /** Lets go of uploaded files; undefined when there are none. */
  release(): Promise<void> | undefined {
    return this.#store?.release();
  }

  /** The bytes as a stream, once. */
  async #open(limit: number): Promise<Readable> {
    if (this.#bytes !== undefined) return Readable.from([await this.#bytes], { objectMode: false });
    if (this.#streamed) throw new BodyAlreadyRead({});
    this.#streamed = true;
    admitBody(this.#message, this.#response, limit);
    return this.#message;
  }

  async #readForm(): Promise<Form> {
    this.known = isMultipart(this) ? await this.#readMultipart() : await this.#readFields();
    return this.known;
  }

  #readMultipart(): Promise<Form> {
    const { FILE_UPLOAD_MAX_MEMORY_SIZE: memorySize, FILE_UPLOAD_TEMP_DIR: directory } = this.#settings;
    const store = new UploadStore({ memorySize, directory });
    this.#store = store;
    return this.#workload.awaitClient(() => readMultipartForm(this.parts(), store));
  }

  async #readFields(): Promise<Form> {
    const fields = readForm(await this.bytes(), this, this.#settings.DATA_UPLOAD_MAX_NUMBER_FIELDS);
    return { fields, files: new Map() };
  }
}

function partLimits(settings: SiteSettings): PartLimits {
  return {
    bodySize: settings.FILE_UPLOAD_MAX_REQUEST_SIZE,
    fileSize: settings.FILE_UPLOAD_MAX_SIZE,
    fieldSize: settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
    fields: settings.DATA_UPLOAD_MAX_NUMBER_FIELDS,
    files: settings.DATA_UPLOAD_MAX_NUMBER_FILES,
  };
}
