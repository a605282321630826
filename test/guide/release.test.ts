import { describe } from "node:test";
import { writeGuide } from "./support/guide.ts";
import { testExamples } from "./support/test-examples.ts";
import { testStory } from "./support/test-story.ts";

await describe("the guide to releases", async () => {
  const guide = await writeGuide("models.md");
  testStory(guide, "release.md");
  await testExamples(guide, "release.md");
});
