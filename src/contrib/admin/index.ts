export { adminSite } from "./admin-site.ts";
export { admin } from "./app.ts";
export {
  type AdminChange,
  type RelatedObject,
  renderChangeMessage,
  writeChangeMessage,
} from "./log/change-message.ts";
export { type LoggedAction, logAction } from "./log/log-action.ts";
export { actionFlags, LogEntry } from "./models.ts";
export { type Action, type ActionContext, action } from "./options/action.ts";
export type { AdminAction } from "./options/admin-action.ts";
export { type AdminPart, adminFor } from "./options/admin-for.ts";
export type { AdminModel, AdminRows } from "./options/admin-model.ts";
export type { AdminOptions, PermissionHooks } from "./options/admin-options.ts";
export { type Column, type ColumnOptions, type ColumnValue, column } from "./options/column.ts";
export type { FormItem } from "./options/form-item.ts";
export type { Fieldset, FormOptions, RowChoice } from "./options/form-options.ts";
export { type Inline, type InlineOptions, inline } from "./options/inline.ts";
export type { ListOptions } from "./options/list-options.ts";
