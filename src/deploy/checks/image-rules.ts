import type { FileRule } from "./file-rule.ts";

/** What an image is made from. */
export interface ImageFiles {
  readonly dockerfile: string;
  /** What stands in .dockerignore; nothing where there is none. */
  readonly ignored: string;
}

/** What must be so in the Dockerfile and in .dockerignore. */
export const imageRules: readonly FileRule<ImageFiles>[] = [
  {
    id: "deploy.E007",
    level: "error",
    *find({ dockerfile: text }) {
      const probe = /^HEALTHCHECK\s.*$/m.exec(text)?.[0];
      if (probe === undefined || /\/healthz\b/.test(probe)) return;
      const hint = "Ask for /healthz: /readyz says no while the database is away, and a restart mends nothing then.";
      yield { object: "Dockerfile", message: "Its HEALTHCHECK does not ask for /healthz.", hint };
    },
  },
  {
    id: "deploy.W004",
    level: "warning",
    *find({ dockerfile: text }) {
      const user = [...text.matchAll(/^USER\s+(\S+)/gm)].at(-1)?.[1];
      if (user !== undefined && !/^(root|0)(:|$)/.test(user)) return;
      yield { object: "Dockerfile", message: "Its last stage runs as root.", hint: "Write USER node." };
    },
  },
  {
    id: "deploy.W005",
    level: "warning",
    *find({ dockerfile: text }) {
      const isShell = /^(ENTRYPOINT|CMD)\s+[^[\s]/m.test(text);
      if (!isShell) return;
      const message = "It starts the site by a shell, which passes no signal on.";
      yield { object: "Dockerfile", message, hint: 'Write ENTRYPOINT ["tolv"] and CMD ["serve"].' };
    },
  },
  {
    id: "deploy.E012",
    level: "error",
    *find({ dockerfile, ignored }) {
      const copiesAll = /^(COPY|ADD)\s+(--\S+\s+)*\.\/?\s/m.test(dockerfile);
      if (!copiesAll || /^(\*\*\/)?(\*|\.env)$/m.test(ignored)) return;
      const message = "It copies everything, and .dockerignore does not keep .env out: secrets would lie in a layer.";
      yield { object: "Dockerfile", message, hint: "Write .env and .env.* into .dockerignore." };
    },
  },
];
