import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type App, buildRegistry, defineApp, defineContribution } from "#rooms/apps";

const dishes = defineContribution<string>("kitchen.dish");

describe("buildRegistry", () => {
  test("places every app after the apps that it requires", () => {
    const sessions = defineApp({ name: "sessions" });
    const auth = defineApp({ name: "auth", requires: [sessions] });
    const admin = defineApp({ name: "admin", requires: [auth, sessions] });
    const registry = buildRegistry([admin, auth, sessions]);
    assert.deepEqual(names(registry.apps), ["sessions", "auth", "admin"]);
  });

  test("keeps the listed order of apps that do not require each other", () => {
    const registry = buildRegistry([defineApp({ name: "b" }), defineApp({ name: "a" })]);
    assert.deepEqual(names(registry.apps), ["b", "a"]);
  });

  test("collects what a third party's key was given, with the app that gave it", () => {
    const shop = defineApp({ name: "shop", contributes: [dishes("soup"), dishes("bread")] });
    const other = defineApp({
      name: "other",
      contributes: [defineContribution<string>("kitchen.dish")("not this key")],
    });
    const registry = buildRegistry([shop, other]);
    assert.deepEqual(registry.collect(dishes), [
      { app: shop, value: "soup" },
      { app: shop, value: "bread" },
    ]);
    assert.deepEqual(registry.values(dishes), ["soup", "bread"]);
  });

  test("refuses an app that a circular import has left undefined, and says which", () => {
    const apps = [defineApp({ name: "blog" }), ...Array.from<App>({ length: 1 })];
    assert.throws(() => buildRegistry(apps), {
      code: "apps.undefined",
      message: "apps[1] of the project is undefined.",
    });
  });

  test("refuses a project that lacks a required app and says which to add", () => {
    const auth = defineApp({ name: "auth" });
    assert.throws(() => buildRegistry([defineApp({ name: "admin", requires: [auth] })]), {
      code: "apps.requirement_missing",
      hint: "Add auth to `apps` in defineProject.",
    });
  });

  test("refuses two apps of one name", () => {
    assert.throws(() => buildRegistry([defineApp({ name: "blog" }), defineApp({ name: "blog" })]), {
      code: "apps.duplicated",
    });
  });
});

describe("defineApp", () => {
  test("refuses a name that cannot prefix a table", () => {
    for (const name of ["", "Blog", "1blog", "my-blog", 'blog"; drop']) {
      assert.throws(() => defineApp({ name }), { code: "apps.name_invalid" });
    }
  });

  test("derives the label from the name unless one is given", () => {
    assert.equal(defineApp({ name: "my_blog" }).label, "My blog");
    assert.equal(
      defineApp({ name: "auth", label: "Authentication and Authorization" }).label,
      "Authentication and Authorization",
    );
  });
});

function names(apps: readonly { readonly name: string }[]): string[] {
  return apps.map(({ name }) => name);
}
