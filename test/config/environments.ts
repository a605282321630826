import { ConfigInvalid, type ConfigProblem, type ConfigRequest, readConfig } from "#rooms/config";

/** Strong enough for production, and known to everybody. */
export const goodSecretKey = "k3y-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF";

/** The least that the kernel's own settings need outside development. */
export const production = { SECRET_KEY: goodSecretKey };

/** Reads a configuration that must fail and returns what is wrong with it. */
export function problemsOf(request: Partial<ConfigRequest>): readonly ConfigProblem[] {
  try {
    readConfig({ groups: [], environment: {}, stage: "run", ...request });
  } catch (error) {
    if (error instanceof ConfigInvalid) return error.details.problems;
    throw error;
  }
  return [];
}
