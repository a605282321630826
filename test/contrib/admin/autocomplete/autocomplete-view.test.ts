import assert from "node:assert/strict";
import { test } from "node:test";
import { createUser } from "#rooms/contrib/auth";
import { openArchive } from "../list/archive.ts";
import { password } from "../newsroom.ts";

const archive = await openArchive();
const { run, hire, visit } = archive;
await run(async () => {
  for (let index = 1; index <= 25; index += 1) await createUser({ username: `author${index}`, password });
});
const chief = await visit("chief");
const field = "app_label=blog&model_name=post&field_name=author";

function ask(query: string, visitor = chief) {
  return visitor.get(`/admin/autocomplete/?${query}`);
}

test("the rows that the search of the other model finds come as Django sends them", async () => {
  const { status, text, headers } = await ask(`${field}&term=author1`);
  assert.equal(status, 200);
  assert.match(String(headers["content-type"]), /^application\/json/);
  assert.match(String(headers["cache-control"]), /private/);
  const { results, pagination } = JSON.parse(text);
  assert.deepEqual(results[0], { id: "2", text: "author1" });
  assert.equal(results.length, 11);
  assert.deepEqual(pagination, { more: false });
});

test("results come in pages of twenty", async () => {
  const first = JSON.parse((await ask(field)).text);
  assert.deepEqual([first.results.length, first.pagination], [20, { more: true }]);
  const second = JSON.parse((await ask(`${field}&term=&page=2`)).text);
  assert.deepEqual([second.results.length, second.pagination], [6, { more: false }]);
  assert.equal((await ask(`${field}&page=3`)).status, 404);
  assert.equal(JSON.parse((await ask(`${field}&term=zzz`)).text).results.length, 0);
});

test("what no form offers so cannot be asked for", async () => {
  for (const query of [
    "",
    "app_label=blog&model_name=post&field_name=title",
    "app_label=blog&model_name=post&field_name=tags",
    "app_label=blog&model_name=post&field_name=nosuch",
    "app_label=blog&model_name=post&field_name=author__password",
    "app_label=blog&model_name=nosuch&field_name=author",
    "app_label=auth&model_name=user&field_name=groups",
    "app_label=__proto__&model_name=constructor&field_name=author",
  ]) {
    assert.equal((await ask(query)).status, 403, query);
  }
});

test("it takes the permission to fill the form in, and to see what is chosen from", async () => {
  await hire("writer", "blog.change_post");
  assert.equal((await ask(field, await visit("writer"))).status, 403);
  await hire("looker", "auth.view_user");
  assert.equal((await ask(field, await visit("looker"))).status, 403);
  await hire("both", "blog.add_post", "auth.view_user");
  assert.equal((await ask(field, await visit("both"))).status, 200);
});

test("strangers are sent to the login, and only GET is answered", async () => {
  const { Visitor } = await import("../../visitor.ts");
  const stranger = new Visitor(archive.site);
  assert.match(String((await ask(field, stranger)).headers.location), /^\/admin\/login\/\?next=/);
  assert.equal((await chief.post("/admin/autocomplete/")).status, 405);
});
