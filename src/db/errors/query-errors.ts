import { defineError } from "#rooms/errors";

/** `get` found no row; uncaught in a request it becomes a 404. */
export const DoesNotExist = defineError<{ model: string; filters: readonly string[] }>("db.does_not_exist", {
  message: ({ model, filters }) => `No ${model} matches${named(filters)}.`,
  hint: "Use `.first()` where a missing row is expected.",
  status: 404,
});

/** `get` found several rows. */
export const MultipleObjectsReturned = defineError<{ model: string; filters: readonly string[] }>(
  "db.multiple_objects_returned",
  {
    message: ({ model, filters }) => `More than one ${model} matches${named(filters)}; get() expects one.`,
    hint: "Filter by something unique, or use `.first()` or `.all()`.",
  },
);

/** A query or a row names a field that its model lacks; known names are in the hint. */
export const UnknownField = defineError<{ model: string; name: string; known: readonly string[] }>("db.unknown_field", {
  message: ({ model, name }) => `${model} has no field "${name}".`,
  hint: ({ known }) => `Its fields are ${known.join(", ")}.`,
});

/** A filter ends in a lookup that does not exist; known lookups are in the hint. */
export const UnknownLookup = defineError<{ model: string; path: string; known: readonly string[] }>(
  "db.unknown_lookup",
  {
    message: ({ model, path }) => `"${path}" ends in a lookup that ${model} cannot answer.`,
    hint: ({ known }) => `The lookups are ${known.join(", ")}.`,
  },
);

/** A query cannot be put into SQL as it stands. */
export const QueryInvalid = defineError<{ model: string; problem: string }>("db.query_invalid", {
  message: ({ model, problem }) => `A query on ${model} ${problem}.`,
});

/** `exactPage` was asked for a page that is not there; uncaught in a request it becomes a 404. */
export const PageNotFound = defineError<{ model: string; page: string }>("db.page_not_found", {
  message: ({ model, page }) => `The rows of ${model} have no page ${JSON.stringify(page.slice(0, 20))}.`,
  hint: "Use `paginate` where the nearest page will do.",
  status: 404,
});

/** A feature of Kysely was used whose place is taken by one of Tolv. */
export const KyselyUnsupported = defineError<{ feature: string; instead: string }>("db.kysely_unsupported", {
  message: ({ feature }) => `Kysely's ${feature} are not available on \`database.kysely()\`.`,
  hint: ({ instead }) => `Use ${instead} around the statements.`,
});

/** The keys of filters; never their values, which may be secrets. */
function named(filters: readonly string[]): string {
  return filters.length === 0 ? "" : ` (${filters.join(", ")})`;
}
