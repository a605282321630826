import type { Column } from "./column.ts";
import type { FormName, SinglePath } from "./paths.ts";

/** What stands in a form: a field, a field behind a foreign key, a computed column; the last two cannot be changed. */
export type FormItem<Row, F> = Column<Row, F> | FormName<F> | SinglePath<F>;
