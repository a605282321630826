export { type AdminPart, adminFor, adminSite } from "./admin-site.ts";
export { admin } from "./app.ts";
export { actionFlags, LogEntry } from "./models.ts";
