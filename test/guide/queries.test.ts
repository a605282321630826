import { describe } from "node:test";
import { writeMigratedGuide } from "./support/guide.ts";
import { testExamples } from "./support/test-examples.ts";

await describe("the guide to queries", async () => {
  await testExamples(await writeMigratedGuide("models.md", "queries.md"), "queries.md");
});
