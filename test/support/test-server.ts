import { fileURLToPath } from "node:url";
import { attachDevelopmentDatabase } from "#rooms/devdb";

/** The PostgreSQL that test files share. */
export interface TestServer {
  /** Of a role that may create databases. */
  readonly url: string;
  release(): Promise<void>;
}

/** Test data may be lost in a power cut; without waiting for the disk a database is there in a third of the time. */
const settings = { fsync: "off", full_page_writes: "off" };

/** Joins the server of TEST_DATABASE_URL, or else the embedded one, which starts with the first file of a run. */
export async function joinTestServer(): Promise<TestServer> {
  const url = process.env.TEST_DATABASE_URL;
  if (url) return { url, release: async () => undefined };
  const directory = fileURLToPath(new URL("../../.tolv/test", import.meta.url));
  return attachDevelopmentDatabase({ directory, settings });
}
