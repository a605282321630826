/** Something that an app gives to whoever reads the key. */
export interface Contribution {
  readonly key: symbol;
  readonly value: unknown;
}

/** A typed slot: call it with a value to contribute, hand it to `Registry.collect` to read. */
export interface ContributionKey<Value> {
  (value: Value): Contribution;
  readonly key: symbol;
  readonly label: string;
}

/**
 * Defines a kind of contribution. The room that reads the contributions owns the key; any app may contribute to it,
 * a third party's included.
 *
 * @param label `room.kind`, shown in messages.
 *
 * @example
 * export const healthCards = defineContribution<HealthCard>("status.card");
 * defineApp({ name: "shop", contributes: [healthCards(ordersCard)] });
 * registry.collect(healthCards); // [{ app: shop, value: ordersCard }]
 */
export function defineContribution<Value>(label: string): ContributionKey<Value> {
  const key = Symbol(label);
  return Object.assign((value: Value): Contribution => ({ key, value }), { key, label });
}
