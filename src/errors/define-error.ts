import { TolvError, type TolvErrorOptions } from "./tolv-error.ts";

/** How one kind of error reads: texts are computed from the details given where it is thrown. */
export interface ErrorSpecification<Details> {
  readonly message: (details: Details) => string;
  readonly hint?: string | ((details: Details) => string | undefined);
  /** The HTTP status of an uncaught one; 500 unless said otherwise. */
  readonly status?: number;
}

/** The class that `defineError` makes: throw it with its details. */
export interface ErrorClass<Details> {
  new (details: Details, options?: TolvErrorOptions): TolvError & { readonly details: Details };
  readonly code: string;
}

const definitions = new Map<string, ErrorSpecification<never>>();

/**
 * Defines one kind of error under a stable code.
 *
 * @param code `room.name` in lower case, for a third party its own prefix.
 * @throws TypeError when the code is malformed or already taken.
 *
 * @example
 * export const TableMissing = defineError<{ table: string }>("db.table_missing", {
 *   message: ({ table }) => `Table "${table}" does not exist.`,
 *   hint: "Run `tolv migrate`.",
 * });
 * throw new TableMissing({ table: "blog_post" }, { cause: error });
 */
export function defineError<Details>(code: string, specification: ErrorSpecification<Details>): ErrorClass<Details> {
  claimCode(code);
  definitions.set(code, specification);
  return class extends TolvError {
    static readonly code = code;
    readonly details: Details;

    constructor(details: Details, options?: TolvErrorOptions) {
      super(code, specification.status ?? 500, specification.message(details), hintOf(specification, details), options);
      this.details = details;
    }
  };
}

/**
 * Lists the errors defined so far with how they read, by code, sorted: what the generated reference is made from.
 *
 * @example
 * errorDefinitions().get("http.not_found")?.status; // 404
 */
export function errorDefinitions(): ReadonlyMap<string, ErrorSpecification<never>> {
  return new Map([...definitions].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function claimCode(code: string): void {
  if (!/^[a-z][a-z0-9]*(\.[a-z][a-z0-9_]*)+$/.test(code)) {
    throw new TypeError(`Error code "${code}" must look like "room.name" in lower case.`);
  }
  if (definitions.has(code)) throw new TypeError(`Error code "${code}" is defined twice.`);
}

function hintOf<Details>(specification: ErrorSpecification<Details>, details: Details): string | undefined {
  return typeof specification.hint === "function" ? specification.hint(details) : specification.hint;
}
