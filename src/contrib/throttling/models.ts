import { f, Model } from "#rooms/db";

/** How often something was tried lately; the row counts for nothing once it has expired. */
export class Counter extends Model(
  "throttling.Counter",
  {
    /** What is counted, and a keyed hash of who tries: neither names nor addresses can be read back. */
    key: f.char({ maxLength: 150, primaryKey: true }),
    count: f.positiveInteger(),
    expiresAt: f.datetime({ index: true }),
  },
  { table: "tolv_throttling_counter", defaultPermissions: [], transient: true },
) {
  override toString(): string {
    return this.key;
  }
}
