import assert from "node:assert/strict";
import { test } from "node:test";
import { defineError } from "#rooms/errors";
import { html } from "#rooms/html";
import { defineHook, type Hook, HttpResponse, requestFailed, respond, reverse, route } from "#rooms/http";
import { testSite } from "../support.ts";

async function answersOf(
  hooks: readonly Hook[],
  targets: readonly string[],
  headers: Readonly<Record<string, string>> = {},
) {
  const site = await testSite(
    [
      route.get("/", {}, () => respond.text("page")),
      route.get("/boom/", {}, () => {
        throw new Error("boom");
      }),
    ],
    { hooks },
  );
  const answers = await Promise.all(targets.map((target) => site.inject({ target, headers })));
  await site.close();
  return answers;
}

test("hooks wrap each other in their order, the first outermost", async () => {
  const steps: string[] = [];
  const step = (name: string) =>
    defineHook({
      name: `test.${name}`,
      async handle(_request, next) {
        steps.push(`${name} in`);
        const response = await next();
        steps.push(`${name} out`);
        return response;
      },
    });
  await answersOf([step("outer"), step("inner")], ["/"]);
  assert.deepEqual(steps, ["outer in", "inner in", "inner out", "outer out"]);
});

test("hooks and handlers that wait for nothing answer in the turn in which the request came", async () => {
  const steps: string[] = [];
  const quick = defineHook({
    name: "test.quick",
    handle: (_request, next) => {
      const response = next();
      steps.push(response instanceof HttpResponse ? "there at once" : "promised");
      return response;
    },
  });
  const slow = defineHook({ name: "test.slow", handle: async (_request, next) => next() });
  await answersOf([quick], ["/"]);
  await answersOf([quick, slow], ["/"]);
  assert.deepEqual(steps, ["there at once", "promised"]);
});

test("a hook starts in the site's context before anything is answered, and its failure keeps the site from starting", async () => {
  const started: string[] = [];
  const handle: Hook["handle"] = (_request, next) => next();
  const routes = [route.get("/page/", { name: "test:page" }, () => respond.text("page"))];
  const start = async () => void started.push(reverse("test:page"));
  const site = await testSite(routes, { hooks: [defineHook({ name: "test.start", start, handle })] });
  assert.deepEqual(started, ["/page/"]);
  await site.close();
  const fail = () => {
    throw new Error("not ready");
  };
  await assert.rejects(
    testSite(routes, { hooks: [defineHook({ name: "test.fail", start: fail, handle })] }),
    /not ready/,
  );
});

test("a hook sees addresses that no route matches, and errors as responses with their error", async () => {
  const seen: unknown[] = [];
  const watch = defineHook({
    name: "test.watch",
    async handle(request, next) {
      const response = await next();
      seen.push([request.path, response.status, String(response.error)]);
      return response;
    },
  });
  await answersOf([watch], ["/nope/"]);
  await answersOf([watch], ["/boom/"]);
  assert.deepEqual(seen, [
    ["/nope/", 404, "TolvError: The page /nope/ was not found."],
    ["/boom/", 500, "Error: boom"],
  ]);
});

test("a hook can answer by itself, and its answer carries the usual headers", async () => {
  const shortcut = defineHook({ name: "test.shortcut", handle: async () => respond.text("instead") });
  const [answer] = await answersOf([shortcut], ["/boom/"]);
  assert.equal(answer?.text, "instead");
  assert.equal(answer?.headers["x-frame-options"], "DENY");
});

test("a hook may answer with a page whose body is Html", async () => {
  const page = defineHook({
    name: "test.page",
    handle: async () => new HttpResponse(html`<p>${Promise.resolve("<")}</p>`),
  });
  const [answer] = await answersOf([page], ["/"]);
  assert.equal(answer?.text, "<p>&lt;</p>");
});

test("an error in a hook becomes a page, and the hooks around it still do their part", async () => {
  const outer = defineHook({
    name: "test.outer",
    async handle(_request, next) {
      const response = await next();
      response.headers.set("X-Outer", "did its part");
      return response;
    },
  });
  const broken = defineHook({
    name: "test.broken",
    handle() {
      throw new Error("broken hook");
    },
  });
  const [answer] = await answersOf([outer, broken], ["/"]);
  assert.equal(answer?.status, 500);
  assert.equal(answer?.headers["x-outer"], "did its part");
});

test("hooks never see a request to a foreign host", async () => {
  let calls = 0;
  const count = defineHook({
    name: "test.count",
    handle: (_request, next) => {
      calls += 1;
      return next();
    },
  });
  const [answer] = await answersOf([count], ["/"], { Host: "evil.example" });
  assert.deepEqual([answer?.status, calls], [400, 0]);
});

test("what is no response is an error that names who returned it", async () => {
  const failures: string[] = [];
  const stop = requestFailed.subscribe(({ error }) => failures.push(String(error)));
  const nothing: Hook = JSON.parse('{"name":"test.nothing"}');
  const wrong = [undefined, { a: 1 }, "text", new HttpResponse("", { status: 99 })];
  for (const result of wrong) {
    const hook: Hook = Object.assign({ ...nothing }, { handle: async () => result });
    assert.equal((await answersOf([hook], ["/"]))[0]?.status, 500);
  }
  stop();
  assert.deepEqual(failures, [
    'TolvError: The hook "test.nothing" returned undefined, which is no response.',
    'TolvError: The hook "test.nothing" returned an object of Object, which is no response.',
    'TolvError: The hook "test.nothing" returned a string, which is no response.',
    'TolvError: The hook "test.nothing" returned the status 99, which is no response.',
  ]);
});

test("an error that a page meets while it is rendered becomes an error page", async () => {
  const site = await testSite([route.get("/", {}, () => html`<p>${Promise.reject(new Error("late"))}</p>`)]);
  const { status, text } = await site.inject({ target: "/" });
  await site.close();
  assert.equal(status, 500);
  assert.doesNotMatch(text, /<p><\/p>|late/);
});

const Gone = defineError<{ what: string }>("test.gone", {
  status: 410,
  message: ({ what }) => `${what} is in table secret_table.`,
});

test("an error's own status is respected, and what is not written for clients stays inside", async () => {
  const site = await testSite([
    route.get("/", {}, () => {
      throw new Gone({ what: "It" });
    }),
  ]);
  const { status, text } = await site.inject({ target: "/" });
  await site.close();
  assert.equal(status, 410);
  assert.match(text, /<h1>Gone \(410\)<\/h1>/);
  assert.doesNotMatch(text, /secret_table/);
});
