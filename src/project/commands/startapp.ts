import { currentProjectDirectory, currentRegistry } from "#rooms/apps";
import { argument, defineCommand } from "#rooms/management";

export const startappCommand = defineCommand({
  name: "startapp",
  help: "Creates an app with its models, migrations, routes, admin and a test, and adds it to the project.",
  stage: "none",
  arguments: { name: argument.required("Name of the app.") },
  async run({ arguments: { name }, output }) {
    const { startApp } = await import("#rooms/scaffold");
    const apps = currentRegistry.get().apps.map((app) => app.name);
    await startApp({ name, directory: currentProjectDirectory.get(), apps, output });
  },
});
