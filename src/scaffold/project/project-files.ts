import { renderEnvExample, type SettingsGroup } from "#rooms/config";
import type { NewFile } from "../files/new-file.ts";
import { ciWorkflow } from "./ci-workflow.ts";
import { biomeJson, tsconfigJson } from "./configuration-files.ts";
import { gitignore } from "./gitignore.ts";
import { projectReadme } from "./project-readme.ts";
import { projectSource } from "./project-source.ts";
import { projectTest } from "./project-test.ts";

/** What the files of a new project are made from. */
export interface NewProject {
  readonly name: string;
  /** The settings that it will read: those of the kernel and of its batteries. */
  readonly settings: readonly SettingsGroup[];
}

/** Every file of a new project besides `package.json`, by path. */
export function projectFiles({ name, settings }: NewProject): readonly NewFile[] {
  return [
    { path: ".env.example", text: renderEnvExample(settings) },
    { path: ".github/workflows/ci.yml", text: ciWorkflow },
    { path: ".gitignore", text: gitignore },
    { path: ".npmrc", text: "save-exact=true\n" },
    { path: "README.md", text: projectReadme(name) },
    { path: "biome.json", text: biomeJson },
    { path: "project.test.ts", text: projectTest },
    { path: "project.ts", text: projectSource(name) },
    { path: "tsconfig.json", text: tsconfigJson },
  ];
}
