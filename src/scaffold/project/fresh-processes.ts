import type { ProcessDeclarations, ScheduledCommand } from "#rooms/deploy";

interface FreshProcesses {
  readonly processes: ProcessDeclarations;
  readonly schedule: readonly ScheduledCommand[];
}

/** What a new project is deployed as: the site, and a clock that tidies up behind its visitors. */
export const freshProcesses: FreshProcesses = {
  processes: { web: {}, clock: {} },
  schedule: [{ command: "clearsessions", every: { days: 1 } }],
};
