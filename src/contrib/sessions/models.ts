import { f, Model } from "#rooms/db";

/** The stored state of one visitor's session. */
export class Session extends Model(
  "sessions.Session",
  {
    sessionKey: f.char({ maxLength: 40, primaryKey: true }),
    /** Signed and encoded: `decodeSession` reads it. */
    sessionData: f.text(),
    expireDate: f.datetime({ index: true }),
  },
  { table: "django_session", transient: true },
) {
  override toString(): string {
    return this.sessionKey;
  }
}
