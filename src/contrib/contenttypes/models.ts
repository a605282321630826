import { f, Model } from "#rooms/db";

/** One model of the project as a row, so that permissions and log entries can refer to it. */
export class ContentType extends Model(
  "contenttypes.ContentType",
  {
    id: f.auto(),
    appLabel: f.char({ maxLength: 100 }),
    /** The name of the class in lower case. */
    model: f.char({ maxLength: 100, label: "python model class name" }),
  },
  {
    table: "django_content_type",
    verboseName: "content type",
    verboseNamePlural: "content types",
    uniqueTogether: [["appLabel", "model"]],
    naturalKey: ["appLabel", "model"],
  },
) {
  override toString(): string {
    return `${this.appLabel} | ${this.model}`;
  }
}
