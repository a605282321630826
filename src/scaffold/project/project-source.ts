/** The batteries of a new project, by name, and where each comes from; what it does not use is taken out of its list. */
const batteries: Readonly<Record<string, string>> = {
  admin: "tolv/contrib/admin",
  auth: "tolv/contrib/auth",
  contenttypes: "tolv/contrib/contenttypes",
  messages: "tolv/contrib/messages",
  release: "tolv/release",
  sessions: "tolv/contrib/sessions",
  staticfiles: "tolv/contrib/staticfiles",
  throttling: "tolv/contrib/throttling",
};

/** The apps that a new project has before it has one of its own. */
export const batteryNames: readonly string[] = Object.keys(batteries);

/** `project.ts`: the list of apps. */
export function projectSource(name: string): string {
  const imports = Object.entries(batteries)
    .sort(([, one], [, other]) => (one < other ? -1 : 1))
    .map(([battery, module]) => `import { ${battery} } from "${module}";\n`);
  return `import { defineProject } from "tolv";
${imports.join("")}
export default defineProject({
  name: "${name}",
  apps: [${batteryNames.join(", ")}],
  processes: { web: {}, clock: {} },
  schedule: [{ command: "clearsessions", every: { days: 1 } }],
});
`;
}
