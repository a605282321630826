// A process whose reporter itself fails.
import { createLifecycle } from "#rooms/lifecycle";

const refuse = () => {
  throw new Error("the log is gone");
};
createLifecycle({ stopping: refuse, failed: refuse }).listenToSignals();
setInterval(() => {}, 1000);
process.stdout.write("ready\n");
