import { User } from "#rooms/contrib/auth";
import { ContentType } from "#rooms/contrib/contenttypes";
import { f, Model } from "#rooms/db";
import { renderChangeMessage } from "./log/change-message.ts";

/** What a log entry records; the numbers are Django's. */
export const actionFlags = { addition: 1, change: 2, deletion: 3 } as const;

/** One change that somebody made in the admin site. */
export class LogEntry extends Model(
  "admin.LogEntry",
  {
    id: f.auto(),
    actionTime: f.datetime({ default: () => new Date(), editable: false }),
    user: f.foreignKey(() => User, { onDelete: "cascade" }),
    contentType: f.foreignKey(() => ContentType, { onDelete: "setNull", null: true, blank: true }),
    objectId: f.text({ null: true, blank: true }),
    objectRepr: f.char({ maxLength: 200 }),
    actionFlag: f.positiveSmallInteger(),
    /** JSON in Django's form; empty for deletions. */
    changeMessage: f.text({ blank: true }),
  },
  {
    table: "django_admin_log",
    ordering: ["-actionTime"],
    verboseName: "log entry",
    verboseNamePlural: "log entries",
  },
) {
  /** What was changed, as a sentence. */
  getChangeMessage(): string {
    return renderChangeMessage(this.changeMessage);
  }

  override toString(): string {
    if (this.actionFlag === actionFlags.addition) return `Added “${this.objectRepr}”.`;
    if (this.actionFlag === actionFlags.deletion) return `Deleted “${this.objectRepr}.”`;
    return `Changed “${this.objectRepr}” — ${this.getChangeMessage()}`;
  }
}
