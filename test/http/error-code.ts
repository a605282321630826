import { TolvError } from "#rooms/errors";

/** The code of the error that `work` throws; undefined if it throws none. */
export function errorCode(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof TolvError) return error.code;
    throw error;
  }
  return undefined;
}
