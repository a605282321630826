export { createLifecycle } from "./create-lifecycle.ts";
export { delayStop } from "./delay-stop.ts";
export { StopHookFailed, StopHookTimedOut } from "./errors.ts";
export { exitCodes } from "./exit-codes.ts";
export { exitProcess } from "./exit-process.ts";
export { killOrphan } from "./kill-orphan.ts";
export { currentLifecycle, type Lifecycle, type LifecycleReporter, type StopLimit } from "./lifecycle.ts";
export { onExit } from "./on-exit.ts";
export { onParentMessage, type ParentListener, tellParent } from "./parent-messages.ts";
