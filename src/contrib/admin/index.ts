export { type AdminPart, adminFor, adminSite } from "./admin-site.ts";
export { admin } from "./app.ts";
export {
  type AdminChange,
  type RelatedObject,
  renderChangeMessage,
  writeChangeMessage,
} from "./log/change-message.ts";
export { type LoggedAction, logAction } from "./log/log-action.ts";
export { actionFlags, LogEntry } from "./models.ts";
