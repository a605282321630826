import assert from "node:assert/strict";
import { test } from "node:test";
import { defineApp, models } from "#rooms/apps";
import { admin, adminFor, adminSite, LogEntry } from "#rooms/contrib/admin";
import { ContentType } from "#rooms/contrib/contenttypes";
import { f, Model, sql } from "#rooms/db";
import { openNewsroom } from "../newsroom.ts";

class Country extends Model("atlas.Country", {
  code: f.char({ maxLength: 30, primaryKey: true }),
  name: f.char({ maxLength: 50 }),
}) {
  override toString(): string {
    return this.name;
  }
}

const atlas = defineApp({
  name: "atlas",
  requires: [admin],
  contributes: [models({ Country }), adminSite(adminFor(Country))],
});

const { visit, run } = await openNewsroom([atlas]);
await run(() => sql`create table atlas_country (code varchar(30) primary key, name varchar(50) not null)`.all());
await run(() => ContentType.getOrCreate({ appLabel: "atlas", model: "country" }));

const codes = ["se", "a/b_c", `"quoted" & <b>`, "with space", "?q=1#x", "ö%2F", "add", "..", "_5F"];

test("rows whose keys are texts have pages under Django's addresses, whatever stands in them", async () => {
  const visitor = await visit("chief");
  for (const code of codes) {
    const added = await visitor.post("/admin/atlas/country/add/", { code, name: `Land of ${code}`, _continue: "" });
    const address = String(added.headers.location);
    assert.equal(added.status, 302, code);
    assert.match((await visitor.get(address)).text, /<h1>Change country<\/h1>/, code);
    const changed = await visitor.post(address, { code: "stolen", name: "Changed" });
    assert.equal(changed.headers.location, "/admin/atlas/country/", code);
    assert.equal((await run(() => Country.get({ code }))).name, "Changed");
    assert.match((await visitor.get(address.replace("/change/", "/history/"))).text, /Changed Name\./);
    assert.equal((await visitor.post(address.replace("/change/", "/delete/"), { post: "yes" })).status, 302);
    assert.equal(await run(() => Country.filter({ code }).exists()), false, code);
  }
  assert.deepEqual(await run(() => LogEntry.filter({ actionFlag: 3 }).orderBy("id").pluck("objectId")), codes);
});

test("the key of a new row is asked for, that of a row which is there only shown", async () => {
  const visitor = await visit("chief");
  await run(() => Country.create({ code: "no", name: "Norway" }));
  assert.match((await visitor.get("/admin/atlas/country/add/")).text, /name="code"/);
  const { text } = await visitor.get("/admin/atlas/country/no/change/");
  assert.ok(!text.includes('name="code"'));
  assert.match(text, /<p class="label">Code<\/p>\s*<div class="value">no<\/div>/);
  const taken = await visitor.post("/admin/atlas/country/add/", { code: "no", name: "Other" });
  assert.match(taken.text, /Country with this Code already exists\./);
  assert.equal((await run(() => Country.get({ code: "no" }))).name, "Norway");
});
