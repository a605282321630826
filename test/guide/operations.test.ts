import { describe } from "node:test";
import { writeMigratedGuide } from "./support/guide.ts";
import { testExamples } from "./support/test-examples.ts";

await describe("the guide to running a site", async () => {
  await testExamples(await writeMigratedGuide("models.md", "routes.md", "operations.md"), "operations.md", "run");
});
