import { createInterface } from "node:readline/promises";
import { attachDevelopmentDatabase } from "#rooms/devdb";

// A command that uses the development database of the folder it is given, until it reads a line: prints the URL, or
// the error's code. Tests start it as a process of its own, to kill it or to run it as another user.
const [, , directory = ""] = process.argv;
try {
  const database = await attachDevelopmentDatabase({ directory });
  console.log(JSON.stringify({ url: database.url }));
  await createInterface({ input: process.stdin }).question("");
  await database.release();
  process.exit();
} catch (error) {
  const { code, message } = error as { code?: string; message?: string };
  console.log(JSON.stringify({ code, message }));
  process.exit(1);
}
