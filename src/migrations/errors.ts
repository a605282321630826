import { defineError } from "#rooms/errors";

/** An operation names a model that the migrations before it have not made. */
export const ModelUnknown = defineError<{ label: string; known: readonly string[] }>("migrations.model_unknown", {
  message: ({ label, known }) => `The migrations have no model "${label}" at this point; they have ${list(known)}.`,
  hint: "Create the model before it is used, or depend on the migration that creates it.",
});

/** An operation names a field that the migrations before it have not made. */
export const FieldUnknown = defineError<{ label: string; field: string; known: readonly string[] }>(
  "migrations.field_unknown",
  {
    message: ({ label, field, known }) => `${label} has no field "${field}" at this point; it has ${list(known)}.`,
    hint: "Name the field as the migrations before this one do.",
  },
);

/** An operation names an index that the migrations before it have not made. */
export const IndexUnknown = defineError<{ label: string; name: string }>("migrations.index_unknown", {
  message: ({ label, name }) => `${label} declares no index named "${name}" at this point of the migrations.`,
  hint: "Give the index that name where it is created.",
});

/** An operation names a constraint that the migrations before it have not made. */
export const ConstraintUnknown = defineError<{ label: string; name: string }>("migrations.constraint_unknown", {
  message: ({ label, name }) => `${label} declares no constraint named "${name}" at this point of the migrations.`,
  hint: "Name the constraint as the operation that added it does.",
});

/** A new field leaves rows that exist without a value. */
export const FieldNeedsDefault = defineError<{ label: string; name: string }>("migrations.field_needs_default", {
  message: ({ label, name }) =>
    `Field "${name}" is new on ${label}, allows no null and has no constant default: what would rows that exist hold?`,
  hint: ({ name }) =>
    `Give "${name}" a \`default\` or \`null: true\`; take it away in a second migration if new rows must not have it.`,
});

/** A model has a default, or another constant, that cannot be spelt in a migration file. */
export const ValueNotWritable = defineError<{ type: string }>("migrations.value_not_writable", {
  message: ({ type }) => `A value of type ${type} in a model cannot be written into a migration.`,
  hint: "Write the migration by hand, or use a constant of JSON's types, a Date or a bigint.",
});

const constraintTypes = { u: "unique constraint", f: "foreign key", c: "check constraint" };

/** A constraint that a migration drops is not in the database. */
export const ConstraintNotFound = defineError<{ table: string; columns: readonly string[]; type: "u" | "f" | "c" }>(
  "migrations.constraint_not_found",
  {
    message: ({ table, columns, type }) =>
      `Table "${table}" has no ${constraintTypes[type]} on (${columns.join(", ")}), which the migration drops.`,
    hint: "The database differs from its migrations: compare it with `tolv showmigrations` and its own catalogue.",
  },
);

/** A field changed in a way that Tolv cannot carry out in place; raised when the migration is applied. */
export const AlterationUnsupported = defineError<{ label: string; name: string; change: string }>(
  "migrations.alteration_unsupported",
  {
    message: ({ label, name, change }) => `Field "${name}" of ${label} cannot be altered: ${change}.`,
    hint: "Remove the field and add another one, or write the change with `runSql`.",
  },
);

/** A migration depends on one that no installed app has. */
export const MigrationMissing = defineError<{ app: string; name: string; neededBy: string }>(
  "migrations.dependency_missing",
  {
    message: ({ app, name, neededBy }) => `Migration ${neededBy} depends on ${app}.${name}, which does not exist.`,
    hint: ({ app }) => `Correct the dependency, or install the app "${app}".`,
  },
);

/** Migrations depend on each other in a circle, so none can be first. */
export const MigrationCycle = defineError<{ cycle: readonly string[] }>("migrations.circular_dependency", {
  message: ({ cycle }) => `Migrations depend on each other in a circle: ${cycle.join(" → ")}.`,
  hint: "Move the operation that needs the other app into a migration of its own.",
});

/** Two migrations of one app both claim to be the last one, usually after a merge. */
export const MigrationConflict = defineError<{ conflicts: ReadonlyMap<string, readonly string[]> }>(
  "migrations.conflict",
  {
    message: ({ conflicts }) => {
      const found = Array.from(conflicts, ([app, leaves]) => `${leaves.join(", ")} in ${app}`).join("; ");
      return `Conflicting migrations detected; multiple leaf nodes in the migration graph: (${found}).`;
    },
    hint: "To fix them run `tolv makemigrations --merge`.",
  },
);

/** The ledger of the database says that a migration ran before one that it depends on. */
export const HistoryInconsistent = defineError<{ migration: string; dependency: string }>(
  "migrations.inconsistent_history",
  {
    message: ({ migration, dependency }) => `Migration ${migration} is applied before its dependency ${dependency}.`,
    hint: "Compare the table django_migrations with the code that is deployed; one of them is not of this release.",
  },
);

/** A migration was to be unapplied and one of its operations has no way back. */
export const MigrationIrreversible = defineError<{ migration: string; operation: string }>("migrations.irreversible", {
  message: ({ migration, operation }) => `Operation "${operation}" in ${migration} is not reversible.`,
  hint: "Give the operation a way back, or restore the database from a backup.",
});

/** `migrate --fake-initial` found some of the tables and columns of a migration, and others not. */
export const InitialTablesDiffer = defineError<{ migration: string; missing: readonly string[] }>(
  "migrations.initial_tables_differ",
  {
    message: ({ migration, missing }) =>
      `The database has a part of what ${migration} creates, and lacks ${list(missing)}.`,
    hint: "Create by hand what is missing, or drop what is there; then run `tolv migrate --fake-initial` again.",
  },
);

/** An operation that cannot run inside a transaction is in a migration that is one. */
export const TransactionUnwanted = defineError<{ migration: string; operation: string }>(
  "migrations.transaction_unwanted",
  {
    message: ({ migration, operation }) => `Operation "${operation}" of ${migration} cannot run inside a transaction.`,
    hint: "Give it a migration of its own with `atomic: false`.",
  },
);

/** Another process holds the lock of migrations for longer than is waited. */
export const MigrationsLocked = defineError<{ minutes: number }>("migrations.locked", {
  message: ({ minutes }) => `Another process has been migrating this database for more than ${minutes} minutes.`,
  hint: "Look for it in pg_stat_activity; when it has ended, run `tolv migrate` again.",
});

interface FailurePlace {
  readonly migration: string;
  readonly operation: string | undefined;
  readonly statement: string | undefined;
}

/** How a migration failed; `progress` says what a migration without a transaction had done before. */
interface Failure extends FailurePlace {
  readonly reason: string;
  readonly sqlstate: string | undefined;
  readonly progress: { readonly done: number; readonly total: number } | undefined;
}

/** A statement of a migration failed; the message quotes it, the cause is what PostgreSQL said. */
export const MigrationFailed = defineError<Failure>("migrations.failed", {
  message: ({ reason, sqlstate, ...place }) =>
    `${placeOf(place)} failed: ${reason}${codeOf(reason, sqlstate)}${statementOf(place)}`,
  hint: ({ progress }) => outcomeOf(progress),
});

/** A migration was cut short because its process was told to stop. */
export const MigrationInterrupted = defineError<FailurePlace & Pick<Failure, "progress">>("migrations.interrupted", {
  message: (place) => `${placeOf(place)} was interrupted: the process was told to stop.${statementOf(place)}`,
  hint: ({ progress }) => outcomeOf(progress),
});

/** What follows the migrations was cut short because its process was told to stop. */
export const AfterMigrateInterrupted = defineError<{ work: readonly string[] }>(
  "migrations.after_migrate_interrupted",
  {
    message: ({ work }) => `What follows the migrations (${list(work)}) was interrupted: the process was told to stop.`,
    hint: "Every migration is applied, and nothing of what follows them was kept. Run `tolv migrate` again.",
  },
);

/** A migration waited for a lock until its time was over. */
export const MigrationBlocked = defineError<
  FailurePlace & Pick<Failure, "progress"> & { readonly blockers: readonly string[] }
>("migrations.blocked", {
  message: ({ blockers, ...place }) =>
    `${placeOf(place)} waited in vain for ${blockersOf(blockers)}.${statementOf(place)}`,
  hint: ({ progress }) =>
    `${keptOf(progress)} Let the other session end its transaction, then run \`tolv migrate\` again.`,
});

/** PostgreSQL's code, unless the reason names it already. */
function codeOf(reason: string, sqlstate: string | undefined): string {
  return sqlstate === undefined || reason.includes(sqlstate) ? "" : ` (SQLSTATE ${sqlstate})`;
}

function outcomeOf(progress: Failure["progress"]): string {
  if (progress === undefined) return "Nothing of this migration was kept; those before it are applied.";
  return `${keptOf(progress)} Operations on concurrent indexes may be repeated; undo others before \`tolv migrate\` runs again.`;
}

/** A migration that declares `atomic: false` is not taken back. */
function keptOf(progress: Failure["progress"]): string {
  if (progress === undefined) return "Nothing of this migration was kept.";
  return `The migration declares \`atomic: false\`: ${progress.done} of its ${progress.total} operations were done and kept.`;
}

/** `tolv flush` would have to empty a table that no model of the project has. */
export const TablesReferredTo = defineError<{ problem: string }>("migrations.tables_referred_to", {
  message: ({ problem }) => `Nothing was emptied, because of a table that is not the project's: ${problem}.`,
  hint: "Empty that table or drop its foreign key first.",
});

/** The database lacks migrations of the code that runs: see `/readyz`. */
export const UnappliedMigrations = defineError<{ notice: string }>("migrations.unapplied", {
  status: 503,
  message: ({ notice }) => notice,
});

function placeOf({ migration, operation }: FailurePlace): string {
  return `Migration ${migration}${operation ? `, operation "${operation}",` : ""}`;
}

function statementOf({ statement }: FailurePlace): string {
  return statement ? `\nStatement: ${statement}` : "";
}

function blockersOf(blockers: readonly string[]): string {
  return blockers.length > 0 ? `locks held by ${blockers.join("; ")}` : "a lock whose holder has gone meanwhile";
}

function list(names: readonly string[]): string {
  return names.length > 0 ? names.join(", ") : "none";
}
