export { type BootOptions, bootProject, type LogTarget } from "./boot-project.ts";
export { runTolv, type TolvCall } from "./command-line.ts";
export { defineProject, type Project, type ProjectDeclaration } from "./define-project.ts";
export { runDevelopmentProcess } from "./development/run-development-process.ts";
export { ModuleMissing, ProjectInvalid, ProjectNotFound } from "./errors.ts";
export { type LoadedProject, loadProject, type ProjectSource } from "./loading/load-project.ts";
export { primeProject } from "./production/prime-project.ts";
export { runWorkerProcess } from "./production/run-worker-process.ts";
export { currentProject, type RunningProject } from "./running-project.ts";
