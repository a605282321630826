export { sessions } from "./app.ts";
export { SessionInterrupted } from "./errors.ts";
export { sessionCorrupted } from "./events.ts";
export { Session } from "./models.ts";
export { sessionHook, sessionOf } from "./session-hook.ts";
export { SessionStore, type SessionValues } from "./session-store.ts";
export { sessionSettings } from "./settings.ts";
export { deleteExpiredSessions } from "./stored-sessions.ts";
