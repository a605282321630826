export { type AppRequest, startApp } from "./app/start-app.ts";
export * from "./errors.ts";
export { freshProcesses } from "./project/fresh-processes.ts";
export { batteryNames } from "./project/project-source.ts";
export { type ProjectRequest, startProject } from "./project/start-project.ts";
export type { WelcomeFacts } from "./welcome/welcome-page.ts";
export { welcomeRoutes } from "./welcome/welcome-routes.ts";
