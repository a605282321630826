import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bootProject, loadProject } from "#rooms/project";
import { testClient } from "#rooms/testing";
import { writeMigratedGuide } from "./support/guide.ts";
import { putSample, testExamples } from "./support/test-examples.ts";

await describe("the guide to users, login, mail and sessions", async () => {
  const guide = await writeMigratedGuide("auth.md");
  await testExamples(guide, "auth.md", "run");

  it("has a site that logs in, refuses, throttles and remembers as it says", async () => {
    const { directory, environment } = guide;
    const { project } = await loadProject(directory);
    const log = { destination: { write: () => undefined }, isTerminal: false };
    await using running = await bootProject(project, { directory, environment, log });
    const site = await running.createSite();
    await running.run(() => putSample(directory));

    const ada = testClient(site);
    const page = await ada.get("/", { follow: true });
    assert.match(page.text, /<title>Log in \| The blog<\/title>/);
    const fields = { username: "ada", password: "correct horse battery staple" };
    const home = await ada.submit(page, { fields, follow: true });
    assert.match(home.text, /<h1>Hello ada<\/h1>/);
    const statuses = async (...paths: string[]) => {
      const found: number[] = [];
      for (const path of paths) found.push((await ada.get(path)).status);
      return found;
    };
    assert.deepEqual(await statuses("/publish/", "/both/", "/staff/"), [403, 403, 403]);

    const noted = await ada.submit(home, { form: "/token/", follow: true });
    assert.match(noted.text, /<li class="success">Here is your token\.<\/li>/);
    const tokens: number[] = [];
    for (let index = 0; index < 5; index += 1) tokens.push((await ada.post("/token/")).status);
    assert.deepEqual(tokens, [302, 302, 302, 302, 429]);

    assert.deepEqual([(await ada.get("/visits/")).text, (await ada.get("/visits/")).text], ["visit 1", "visit 2"]);
    const chosen = (password: string) => ({ fields: { new_password1: password, new_password2: password } });
    const weak = await ada.post("/password/", chosen("short"));
    const good = await ada.post("/password/", chosen("quite another one"));
    assert.deepEqual([weak.status, good.status, (await ada.get("/")).status], [422, 302, 200]);
  });
});
