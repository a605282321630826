import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { staticUrl } from "#rooms/contrib/staticfiles";
import { nginxProgram, startNginx } from "../../../../../bench/static/nginx.ts";
import { freePort } from "../../../../support/tolv.ts";
import { StaticProject } from "../../static-project.ts";
import { ask } from "./ask.ts";
import { cases } from "./cases.ts";

const project = await StaticProject.create({ "blog/static/blog/style.css": "a { color: red; }\n".repeat(100) });
after(() => project[Symbol.asyncDispose]());
assert.equal((await project.collect()).exitCode, 0);
const hashed = (await project.boot()).run(() => staticUrl("blog/style.css")).replace("/static/", "");

describe("Tolv answers a request for a static file as the table says:", async () => {
  const port = await project.listen();
  for (const [name, asked] of Object.entries(cases)) {
    test(name, async () => assert.equal(await ask({ port, hashed }, asked), asked.tolv));
  }
});

const skip = nginxProgram === undefined ? "nginx is not installed" : false;

describe("nginx answers it the same way, or as the table says:", { skip }, async () => {
  const port = await freePort();
  const nginx = skip === false ? await startNginx(project.directory, { root: project.root, port }) : undefined;
  after(() => nginx?.stop());
  for (const [name, asked] of Object.entries(cases)) {
    const [answer, why = "the same"] = asked.nginx ?? [asked.tolv];
    test(`${name} (${why})`, async () => assert.equal(await ask({ port, hashed }, asked), answer));
  }
});

test("every difference from WhiteNoise and nginx is one, and has a reason", () => {
  for (const [name, { tolv, whiteNoise, nginx }] of Object.entries(cases)) {
    for (const difference of [whiteNoise, nginx]) {
      if (difference === undefined) continue;
      const [answer, why] = difference;
      assert.notEqual(answer, tolv, name);
      assert.ok(why.length > 10, name);
    }
  }
});
