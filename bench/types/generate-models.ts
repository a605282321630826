/** How many models, and what each of them has. */
const models = 100;
const columns = [
  "name: f.char({ maxLength: 100 })",
  "slug: f.slug({ unique: true })",
  "email: f.email({ blank: true })",
  "body: f.text({ blank: true })",
  "note: f.text({ null: true })",
  "status: f.choice({ draft: 'Draft', published: 'Published' }, { default: 'draft' })",
  "isActive: f.boolean({ default: true })",
  "views: f.integer({ default: 0 })",
  "publishedAt: f.datetime({ null: true })",
  "updatedAt: f.datetime({ autoNow: true })",
];

/** Source of a hundred models of fifteen fields, five of them relations, and twenty lookups on each model. */
export function generateModels(entryPoint: string): string {
  const head = `import { f, Model } from ${JSON.stringify(entryPoint)};\n`;
  const numbers = Array.from({ length: models }, (_, number) => number);
  return [head, ...numbers.map(declaration), ...numbers.map(use)].join("\n");
}

function declaration(number: number): string {
  const other = (distance: number) => `M${(number + distance) % models}`;
  const relations = [
    `owner: f.foreignKey(() => ${other(1)}, { onDelete: "cascade" })`,
    `editor: f.foreignKey(() => ${other(7)}, { onDelete: "setNull", null: true })`,
    `parent: f.foreignKey(() => M${number}, { onDelete: "cascade", null: true })`,
    `links: f.manyToMany(() => ${other(13)})`,
    `owned: f.reverse(() => ${other(models - 1)}, "owner")`,
  ];
  return `export class M${number} extends Model("bench.M${number}", {
  ${[...columns, ...relations].join(",\n  ")},
}, { ordering: ["name"] }) { override toString() { return this.name; } }`;
}

function use(number: number): string {
  return `export async function use${number}(when: Date): Promise<string> {
  const query = M${number}.filter({ name: "a", name__icontains: "a", slug__startswith: "a", views__gte: 1, views__in: [1, 2] })
    .filter({ publishedAt__lt: when, publishedAt__isnull: false, status: "draft", isActive: true, note: null })
    .exclude({ "owner.name__iexact": "a", "editor.views__range": [1, 2], "parent.slug__endswith": "a", owner: 1 })
    .filter({ "links.name__contains": "a", "owned.views__gt": 1, "owner.editor.name": "a", links__isnull: true })
    .filter({ "owner.parent.status__in": ["draft"], "editor.links.views__lte": 3 });
  const rows = await query.orderBy("-publishedAt", "owner.name").limit(20).with("owner", "editor", "links").all();
  await M${number}.create({ name: "a", slug: "a", owner: 1 });
  return rows.map((row) => row.owner.name + (row.editor?.slug ?? "") + row.links.length + row).join();
}`;
}
