/** Writes blog/fixtures/demo.json.gz anew: `npm run fixture` in examples/mysite. */
import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { demoFixture } from "./demo-fixture.ts";

const file = new URL("../../blog/fixtures/demo.json.gz", import.meta.url);
writeFileSync(file, gzipSync(demoFixture(), { level: 9 }));
