export { type AppRequest, startApp } from "./app/start-app.ts";
export * from "./errors.ts";
export { freshProcesses } from "./project/fresh-processes.ts";
export { type ProjectRequest, startProject } from "./project/start-project.ts";
