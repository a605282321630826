import assert from "node:assert/strict";
import { test } from "node:test";
import { type App, defineApp } from "#rooms/apps";
import { type AdminOptions, action, admin, adminFor, adminSite, column, inline } from "#rooms/contrib/admin";
import { User } from "#rooms/contrib/auth";
import { type FieldMap, f, Model } from "#rooms/db";
import { adminCheck } from "../../../../src/contrib/admin/checks/admin-checks.ts";
import { boot, migratedDatabase } from "../../project.ts";

class Shelf extends Model("attic.Shelf", {
  name: f.char({ maxLength: 20 }),
  owner: f.foreignKey(() => User, { onDelete: "cascade" }),
  boxes: f.reverse(() => Box, "shelf"),
}) {}

class Box extends Model("attic.Box", {
  label: f.char({ maxLength: 20 }),
  shelf: f.foreignKey(() => Shelf, { onDelete: "cascade" }),
  formerShelf: f.foreignKey(() => Shelf, { onDelete: "setNull", null: true }),
}) {}

const { url } = await migratedDatabase();

/** The ids of what the check finds in an attic with these parts. */
async function findings(parts: App["contributes"]): Promise<readonly string[]> {
  const attic = defineApp({ name: "attic", requires: [admin], contributes: parts });
  await using running = await boot(url, { apps: [attic] });
  return running.run(async () => Array.from(await adminCheck.run(), ({ id, object }) => `${id} ${object}`));
}

/** Options that the compiler would refuse, as a program may make them. */
function shelf(options: AdminOptions<object, FieldMap>): App["contributes"] {
  return [adminSite(adminFor(Shelf, options as never))];
}

const cases: readonly (readonly [id: string, parts: App["contributes"]])[] = [
  ["admin.E001", [adminSite(adminFor(Shelf)), adminSite(adminFor(Shelf))]],
  ["admin.E002", shelf({ list: { display: ["nam"] } })],
  ["admin.E002", shelf({ list: { filters: ["owner.nam"] } })],
  ["admin.E002", shelf({ list: { search: ["^nam"] } })],
  ["admin.E002", shelf({ list: { ordering: ["-nam"] } })],
  ["admin.E003", shelf({ list: { display: ["boxes"] } })],
  ["admin.E004", shelf({ list: { display: ["name"], links: ["owner"] } })],
  ["admin.E005", shelf({ list: { perPage: 0 } })],
  [
    "admin.E006",
    shelf({ list: { display: [column("a", () => 1, { annotate: { name: Shelf.expr.count("boxes") } })] } }),
  ],
  [
    "admin.E006",
    shelf({
      list: {
        display: [
          column("boxes", () => 1, { annotate: { boxCount: Shelf.expr.count("boxes") } }),
          column("labels", () => 1, { annotate: { boxCount: Shelf.expr.count("boxes.label", { distinct: true }) } }),
        ],
      },
    }),
  ],
  ["admin.E010", shelf({ form: { fields: [["name", "nam"]] } })],
  ["admin.E010", shelf({ form: { exclude: ["nam"] } })],
  ["admin.E010", shelf({ form: { readonly: ["owner.nam"] } })],
  ["admin.E011", shelf({ form: { fields: ["name", ["owner", "name"]] } })],
  ["admin.E012", shelf({ form: { fields: ["name"], fieldsets: [{ fields: ["name"] }] } })],
  ["admin.E013", shelf({ form: { prepopulated: { name: ["nam"] } } })],
  ["admin.E013", shelf({ form: { prepopulated: { name: ["owner"] } } })],
  ["admin.E014", shelf({ form: { autocomplete: ["boxes"] } })],
  ["admin.E020", shelf({ form: { inlines: [inline(User)] } })],
  ["admin.E021", shelf({ form: { inlines: [inline(Box)] } })],
  ["admin.E022", shelf({ form: { inlines: [inline(Box, { via: "label" as never })] } })],
  [
    "admin.E030",
    shelf({ actions: [action({ name: "delete_selected", label: "Delete", run: async () => undefined })] }),
  ],
  ["admin.E031", shelf({ actions: [action({ name: "a b", label: "A", run: async () => undefined })] })],
];

test("every mistake of a declaration is found, and told with its model", async () => {
  for (const [id, parts] of cases) {
    const object = id === "admin.E001" ? "attic.Shelf" : "admin of attic.Shelf";
    assert.deepEqual(await findings(parts), [`${id} ${object}`]);
  }
});

test("an app whose name is a page of the admin site's own could not be reached", async () => {
  for (const name of ["login", "logout", "assets", "autocomplete", "password_change"]) {
    class Entry extends Model(`${name}.Entry`, { text: f.text() }) {}
    const app = defineApp({ name, requires: [admin], contributes: [adminSite(adminFor(Entry))] });
    await using running = await boot(url, { apps: [app] });
    const found = await running.run(async () => Array.from(await adminCheck.run(), ({ id }) => id));
    assert.deepEqual(found, ["admin.E040"], name);
  }
});

test("nothing is found in a declaration without mistakes, and in the parts of Tolv itself", async () => {
  const parts = [
    adminSite(
      adminFor(Shelf, {
        list: { display: ["name", "owner.username"], links: ["name"], filters: ["boxes", "owner"], search: ["=name"] },
        form: { autocomplete: ["owner"], prepopulated: { name: ["name"] }, inlines: [inline(Box, { via: "shelf" })] },
      }),
    ),
  ];
  assert.deepEqual(await findings(parts), []);
});
