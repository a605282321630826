import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { renderPages } from "./pages.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const directory = new URL("../../docs/reference/", import.meta.url);
mkdirSync(directory, { recursive: true });
for (const [name, text] of await renderPages(root)) writeFileSync(new URL(name, directory), text);
