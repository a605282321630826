import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

// Runs `docker` with the arguments behind the address, and prints how many milliseconds pass until it answers 200.
const [, , url = "", ...args] = process.argv;
const start = performance.now();
execFileSync("docker", args);
for (let status = 0; status !== 200; ) {
  status = await fetch(url).then(
    async (response) => {
      await response.text();
      return response.status;
    },
    () => 0,
  );
  if (status !== 200) await sleep(10);
}
console.log(Math.round(performance.now() - start));
