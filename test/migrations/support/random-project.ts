import fc from "fast-check";
import { type FieldMap, f, Model, type ModelClass, type ModelOptions, sql } from "#rooms/db";

type ModelPart = FieldMap[string];

/** What one model of a random project declares; names and targets that are not there are left out when it is built. */
export interface ModelPlan {
  readonly key: "auto" | "bigAuto";
  readonly ownTable: boolean;
  readonly columns: Readonly<Record<string, number>>;
  readonly references: Readonly<Record<string, { readonly target: number; readonly kind: number }>>;
  readonly pairs: readonly number[];
  readonly options: readonly number[];
}

/** The models of two apps, by label; one that is null does not exist. */
export type ProjectPlan = readonly (ModelPlan | null)[];

const labels = ["left.Alpha", "left.Beta", "left.Gamma", "right.Delta", "right.Omega"];

/** Columns that may become each other: PostgreSQL converts within a row of this list. */
const kinds = {
  count: [
    () => f.smallInteger({ null: true }),
    () => f.integer({ default: 1 }),
    () => f.positiveInteger({ default: 0, index: true }),
    () => f.bigInteger({ null: true, unique: true }),
    () => f.positiveBigInteger({ null: true, index: true }),
    () => f.integer({ dbDefault: sql`40 + 2` }),
  ],
  word: [
    () => f.char({ maxLength: 10, null: true }),
    () => f.char({ maxLength: 20, default: "it's", unique: true }),
    () => f.text({ default: "", index: true }),
    () => f.slug({ default: "a" }),
    () => f.choice({ a: "A", bb: "B" }, { default: "a" }),
    () => f.text({ dbDefault: sql`'x'` }),
  ],
  moment: [() => f.datetime({ null: true }), () => f.datetime({ autoNowAdd: true, index: true })],
  odd: [() => f.uuid({ null: true }), () => f.uuid({ null: true, unique: true })],
  bytes: [() => f.binary({ null: true }), () => f.binary({ default: Buffer.from("x") })],
};

type ColumnName = keyof typeof kinds;

const columnPlan = fc.dictionary(fc.constantFrom(...Object.keys(kinds)), fc.nat(5), { maxKeys: 4 });
const reference = fc.record({ target: fc.nat(4), kind: fc.nat(3) });
const modelPlan: fc.Arbitrary<ModelPlan> = fc.record({
  key: fc.constantFrom("auto", "bigAuto"),
  ownTable: fc.boolean(),
  columns: columnPlan,
  references: fc.dictionary(fc.constantFrom("first", "second"), reference, { maxKeys: 2 }),
  pairs: fc.uniqueArray(fc.nat(4), { maxLength: 2 }),
  options: fc.uniqueArray(fc.nat(5), { maxLength: 4 }),
});

/** What a project declares at several moments, one after the other. */
export const projectHistory: fc.Arbitrary<readonly ProjectPlan[]> = fc.array(
  fc.array(fc.option(modelPlan, { freq: 4 }), { minLength: labels.length, maxLength: labels.length }),
  { minLength: 2, maxLength: 4 },
);

/** Declares the models of a plan. */
export function buildProject(plan: ProjectPlan): readonly ModelClass[] {
  const classes = new Map<string, ModelClass>();
  const existing = labels.filter((_label, index) => plan[index]);
  for (const [index, label] of labels.entries()) {
    const model = plan[index];
    if (!model) continue;
    const fields = fieldsOf(model, { existing, classOf: (target) => classes.get(target) });
    classes.set(label, Model(label, fields, optionsOf(model, label, Object.keys(fields))));
  }
  return [...classes.values()];
}

interface Surroundings {
  readonly existing: readonly string[];
  readonly classOf: (label: string) => ModelClass | undefined;
}

function fieldsOf({ key, columns, references, pairs }: ModelPlan, { existing, classOf }: Surroundings): FieldMap {
  const parts: [string, ModelPart][] = [["id", f[key]()]];
  for (const [name, choice] of Object.entries(columns)) {
    const choices = kinds[name as ColumnName];
    const make = choices[choice % choices.length];
    if (make) parts.push([name, make()]);
  }
  for (const [name, { target, kind }] of Object.entries(references)) {
    const label = labels[target] ?? "";
    if (existing.includes(label)) parts.push([name, relation(kind, () => classOf(label))]);
  }
  for (const label of pairs.map((pair) => labels[pair] ?? "").filter((pair) => existing.includes(pair))) {
    parts.push([`to${label.split(".")[1]}`, f.manyToMany(() => classOf(label))]);
  }
  return Object.fromEntries(parts);
}

function relation(kind: number, target: () => ModelClass | undefined): ModelPart {
  const options = { onDelete: "cascade", null: true } as const;
  const makes = [
    () => f.foreignKey(target, options),
    () => f.oneToOne(target, options),
    () => f.foreignKey(target, { ...options, constraint: false }),
    () => f.foreignKey(target, { ...options, index: false }),
  ];
  return (makes[kind] ?? makes[0])?.() ?? f.foreignKey(target, options);
}

/** Declared names begin with `x_`, by which the comparison of schemas knows them. */
function optionsOf({ ownTable, options }: ModelPlan, label: string, fields: readonly string[]): ModelOptions {
  const name = label.split(".")[1]?.toLowerCase() ?? "";
  const field = fields.find((candidate) => candidate in kinds) ?? "id";
  const all: readonly ModelOptions[] = [
    { indexes: [{ name: `x_${name}_index`, fields: [`-${field}`, "id"] }] },
    { indexes: [{ name: `x_${name}_index`, fields: ["id"], include: [field], where: "id > 3" }] },
    { uniqueTogether: [[field === "id" ? "id" : field, ...(field === "id" ? [] : ["id"])]] },
    { constraints: [{ name: `x_${name}_check`, check: `"id" > 0` }] },
    { uniqueConstraints: [{ name: `x_${name}_unique`, fields: [field], deferrable: "deferred" }] },
    { uniqueConstraints: [{ name: `x_${name}_unique`, fields: ["id"], where: "id > 9" }], ordering: [field] },
  ];
  const chosen = options.map((option) => all[option] ?? {});
  return Object.assign({}, ...chosen, ownTable ? { table: `own_${name}` } : {});
}
