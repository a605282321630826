/** `project.test.ts`: the site answers, and its admin site is shut and can be opened. */
export const projectTest = `import assert from "node:assert/strict";
import { test } from "node:test";
import { createSuperuser } from "tolv/contrib/auth";
import { testClient, testProject } from "tolv/testing";
import project from "./project.ts";

const { site } = await testProject(project, { directory: import.meta.dirname });

test("the site is ready: its database answers and has every table", async () => {
  const { status } = await testClient(site).get("/readyz");
  assert.equal(status, 200);
});

test("the admin site asks strangers who they are", async () => {
  const page = await testClient(site).get("/admin/", { follow: true });
  assert.equal(page.address, "/admin/login/?next=/admin/");
});

test("the admin site lets a superuser in", async () => {
  const ada = await site.run(() => createSuperuser({ username: "ada", password: "a long sentence of mine" }));
  const client = testClient(site);
  await client.login(ada);
  const page = await client.get("/admin/");
  assert.equal(page.status, 200);
  assert.match(page.text, /Site administration/);
});
`;
