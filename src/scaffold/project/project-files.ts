import { renderEnvExample } from "#rooms/config";
import { type DeploymentModel, deploymentFiles } from "#rooms/deploy";
import type { NewFile } from "../files/new-file.ts";
import { ciWorkflow } from "./ci-workflow.ts";
import { biomeJson, tsconfigJson } from "./configuration-files.ts";
import { gitignore } from "./gitignore.ts";
import { projectReadme } from "./project-readme.ts";
import { projectSource } from "./project-source.ts";
import { projectTest } from "./project-test.ts";

/** Every file of a new project besides `package.json`. */
export async function projectFiles(name: string, deployment: DeploymentModel): Promise<readonly NewFile[]> {
  const deploying = await deploymentFiles(deployment);
  return [
    { path: ".env.example", text: renderEnvExample(deployment.settings) },
    { path: ".github/workflows/ci.yml", text: ciWorkflow },
    { path: ".gitignore", text: gitignore },
    { path: ".npmrc", text: "save-exact=true\n" },
    { path: "README.md", text: projectReadme(name) },
    { path: "biome.json", text: biomeJson },
    { path: "project.test.ts", text: projectTest },
    { path: "project.ts", text: projectSource(name) },
    { path: "tsconfig.json", text: tsconfigJson },
    ...Array.from(deploying, ([path, text]) => ({ path, text })),
  ];
}
