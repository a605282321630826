import { runInContext } from "#rooms/context";
import { createLifecycle, currentLifecycle } from "#rooms/lifecycle";
import { type Output, reportFailure } from "#rooms/management";
import { serveSupervised } from "./serve-supervised.ts";

/** Runs a process that `tolv runserver` has forked, to its exit code; the process belongs to it. */
export async function runDevelopmentProcess(output: Output): Promise<number> {
  const lifecycle = createLifecycle({ failed: (error) => reportFailure(error, { output, traceback: true }) });
  lifecycle.listenToSignals();
  try {
    await runInContext([currentLifecycle.with(lifecycle)], () => serveSupervised(output));
    return lifecycle.stop("another process serves");
  } catch (error) {
    reportFailure(error, { output, traceback: false });
    return lifecycle.stop("the site cannot start", 1);
  }
}
