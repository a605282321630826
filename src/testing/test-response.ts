import type { InjectResponse } from "#rooms/http";

/** What the site answered. */
export interface TestResponse extends InjectResponse {
  /** Path and query that it answers; after redirects, those of the last request. */
  readonly address: string;
  /** The redirects that were followed on the way here. */
  readonly redirects: readonly Redirect[];
  /** The body parsed as JSON. */
  json(): unknown;
}

export interface Redirect {
  readonly status: number;
  /** Where it led. */
  readonly address: string;
}

/** Makes a response of what `inject` got. */
export function testResponse(
  answered: InjectResponse,
  address: string,
  redirects: readonly Redirect[] = [],
): TestResponse {
  return { ...answered, address, redirects, json: () => JSON.parse(answered.text) };
}
