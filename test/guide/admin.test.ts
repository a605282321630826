import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { createSuperuser } from "#rooms/contrib/auth";
import { bootProject, loadProject } from "#rooms/project";
import { statementsOf } from "../contrib/admin/newsroom.ts";
import { Visitor } from "../contrib/visitor.ts";
import { writeMigratedGuide } from "./support/guide.ts";
import { testExamples } from "./support/test-examples.ts";

await describe("the guide to the admin site", async () => {
  const guide = await writeMigratedGuide("models.md", "admin.md");
  const password = "correct horse battery staple";

  await it("shows the lists that it declares, and makes the queries that it promises", async () => {
    const { directory, environment } = guide;
    const { project } = await loadProject(directory);
    const log = { destination: { write: () => undefined }, isTerminal: false };
    await using running = await bootProject(project, { directory, environment, log });
    const { sample }: { sample(): Promise<void> } = await import(pathToFileURL(join(directory, "blog/sample.ts")).href);
    await running.run(async () => {
      await sample();
      await createSuperuser({ username: "chief", password });
    });
    const visitor = new Visitor(await running.createSite());
    await visitor.login("chief", password);
    const statements = await statementsOf(async () => {
      const { text } = await visitor.get("/admin/blog/post/?o=-6");
      assert.match(text, />Popular\?<[\s\S]*>Comments<[\s\S]*Tags/);
      assert.match(text, /<th scope="row"><a href="[^"]+">Twelve factors<\/a><\/th><td data-label="Name">/);
    });
    assert.equal(statements.length, 6, "session, user, page, tags of the rows, two filters");
    assert.equal((await visitor.get("/admin/blog/post/?author__email__startswith=a")).status, 400);
    const choices = await visitor.get("/admin/autocomplete/?app_label=blog&model_name=post&field_name=author&term=ad");
    assert.deepEqual(JSON.parse(choices.text).results, [{ id: "1", text: "Ada" }]);
    await visitor.post("/admin/blog/post/?q=draft", { action: "publish", select_across: "1" });
    assert.match((await visitor.get("/admin/")).text, /1 posts were published\./);
  });

  await testExamples(guide, "admin.md", "run");
});
