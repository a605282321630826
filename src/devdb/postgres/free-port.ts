import { once } from "node:events";
import { createServer } from "node:net";

/** Answers the wanted port of the loopback address if nobody has it, else any free one. */
export async function freePort(wanted: number): Promise<number> {
  return (await probePort(wanted)) ?? (await probePort(0)) ?? 0;
}

async function probePort(wanted: number): Promise<number | undefined> {
  const probe = createServer();
  try {
    probe.listen(wanted, "127.0.0.1");
    await once(probe, "listening");
    const address = probe.address();
    return typeof address === "object" ? address?.port : undefined;
  } catch {
    return undefined;
  } finally {
    probe.close();
  }
}
