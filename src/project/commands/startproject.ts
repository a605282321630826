import { readEnvironment } from "#rooms/config";
import { argument, defineCommand, option } from "#rooms/management";
import { deploymentOf } from "../ambient/deployment-of.ts";
import { defineProject, type Project } from "../define-project.ts";

export const startprojectCommand = defineCommand({
  name: "startproject",
  help: "Creates a project: its files, a git repository, its packages and their lock file.",
  stage: "none",
  arguments: {
    name: argument.required("Name of the project."),
    folder: argument.optional("An existing folder for it; a new one of its name unless given."),
  },
  options: { noInstall: option.flag("Leaves `npm install` to you.") },
  async run({ arguments: { name, folder }, options: { noInstall }, output }) {
    const { startProject } = await import("#rooms/scaffold");
    const directory = process.cwd();
    await startProject({
      name,
      folder,
      directory,
      deployment: deploymentOf({ project: await freshProject(name), directory }).model,
      install: !noInstall,
      environment: readEnvironment({ directory }),
      output,
    });
  },
});

/** A project of every battery, as the new one begins; loaded only here, since few commands need them. */
async function freshProject(name: string): Promise<Project> {
  const [{ admin }, { auth }, { contenttypes }, { messages }, { sessions }, { staticfiles }, { throttling }] =
    await Promise.all([
      import("#rooms/contrib/admin"),
      import("#rooms/contrib/auth"),
      import("#rooms/contrib/contenttypes"),
      import("#rooms/contrib/messages"),
      import("#rooms/contrib/sessions"),
      import("#rooms/contrib/staticfiles"),
      import("#rooms/contrib/throttling"),
    ]);
  const { freshProcesses } = await import("#rooms/scaffold");
  const apps = [admin, auth, contenttypes, messages, sessions, staticfiles, throttling];
  return defineProject({ name, apps, ...freshProcesses });
}
