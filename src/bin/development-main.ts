import { terminal } from "#rooms/management";
import { runDevelopmentProcess } from "#rooms/project";

/** A process of the development server: what `bin/development-process.js` starts. */
export async function developmentMain(): Promise<void> {
  await runDevelopmentProcess(terminal().output);
}
