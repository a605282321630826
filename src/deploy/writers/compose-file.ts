/** The part of a compose file that is written here. */
export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes?: Readonly<Record<string, null>>;
}

/** One service of a compose file; numbers of seconds stand as `25s`. */
export interface ComposeService {
  readonly image: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly healthcheck?: ComposeHealthcheck;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly deploy?: ComposeDeploy;
  readonly read_only?: boolean;
  readonly init?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly stop_grace_period?: string;
  readonly restart?: string;
}

/** How the engine finds out whether a container is well. */
export interface ComposeHealthcheck {
  readonly test: readonly string[];
  readonly interval: string;
  readonly timeout: string;
  readonly retries: number;
}

/** How many containers, and what each may take. */
export interface ComposeDeploy {
  readonly replicas?: number;
  readonly resources: { readonly limits: { readonly memory: string } };
}

/** What compose puts in the place of this text: the variable of its own environment, or else the value. */
export function variable(name: string, fallback: string): string {
  return `\${${name}:-${fallback}}`;
}

/** As `variable`, for one without which compose must not start anything. */
export function requiredVariable(name: string): string {
  return `\${${name}:?must be set}`;
}
