import { knownKeyMark } from "../writers/development-compose.ts";
import type { FileRule } from "./file-rule.ts";
import type { Tree } from "./tree.ts";

/** A compose file. */
export interface ComposeContent {
  readonly name: string;
  readonly content: Tree;
}

/** What must be so in a compose file beyond its processes. */
export const composeRules: readonly FileRule<ComposeContent>[] = [
  {
    id: "deploy.E011",
    level: "error",
    *find({ name, content }) {
      for (const [service, found] of content.at("services").entries) {
        const key = found.at("environment", "SECRET_KEY").text ?? "";
        if (!key.includes(knownKeyMark) || found.at("ports").list.every(isForThisMachine)) continue;
        const message = "Its SECRET_KEY stands in the file, and others than this machine can reach it.";
        const hint = "Publish it on 127.0.0.1, or take compose.staging.yaml, whose keys come from the environment.";
        yield { object: `${name} ${service}`, message, hint };
      }
    },
  },
];

function isForThisMachine(port: Tree): boolean {
  const host = port.at("host_ip").text ?? port.text ?? "";
  return /^(127\.0\.0\.1|localhost|\[?::1\]?)(:|$)/.test(host);
}
