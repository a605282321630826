import type { FileRule } from "./file-rule.ts";

/** What must be so in the Dockerfile. */
export const imageRules: readonly FileRule<string>[] = [
  {
    id: "deploy.E007",
    level: "error",
    *find(text) {
      const probe = /^HEALTHCHECK\s.*$/m.exec(text)?.[0];
      if (probe === undefined || /\/healthz\b/.test(probe)) return;
      const hint = "Ask for /healthz: /readyz says no while the database is away, and a restart mends nothing then.";
      yield { object: "Dockerfile", message: "Its HEALTHCHECK does not ask for /healthz.", hint };
    },
  },
  {
    id: "deploy.W004",
    level: "warning",
    *find(text) {
      const user = [...text.matchAll(/^USER\s+(\S+)/gm)].at(-1)?.[1];
      if (user !== undefined && !/^(root|0)(:|$)/.test(user)) return;
      yield { object: "Dockerfile", message: "Its last stage runs as root.", hint: "Write USER node." };
    },
  },
  {
    id: "deploy.W005",
    level: "warning",
    *find(text) {
      const isShell = /^(ENTRYPOINT|CMD)\s+[^[\s]/m.test(text);
      if (!isShell) return;
      const message = "It starts the site by a shell, which passes no signal on.";
      yield { object: "Dockerfile", message, hint: 'Write ENTRYPOINT ["tolv"] and CMD ["serve"].' };
    },
  },
];
