/** The batteries of a new project; what it does not use is taken out of its list. */
export const batteryNames: readonly string[] = [
  "admin",
  "auth",
  "contenttypes",
  "messages",
  "sessions",
  "staticfiles",
  "throttling",
];

/** `project.ts`: the list of apps. */
export function projectSource(name: string): string {
  return `import { defineProject } from "tolv";
${batteryNames.map((battery) => `import { ${battery} } from "tolv/contrib/${battery}";\n`).join("")}
export default defineProject({
  name: "${name}",
  apps: [${batteryNames.join(", ")}],
  processes: { web: {}, clock: {} },
  schedule: [{ command: "clearsessions", every: { days: 1 } }],
});
`;
}
