import { describe } from "node:test";
import { writeMigratedGuide } from "./support/guide.ts";
import { testExamples } from "./support/test-examples.ts";
import { testStory } from "./support/test-story.ts";

await describe("the guide to static files", async () => {
  const guide = await writeMigratedGuide("models.md", "static-files.md");
  testStory(guide, "static-files.md");
  await testExamples(guide, "static-files.md", "run");
});
