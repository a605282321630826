import type { Environment, EnvironmentName } from "./environment.ts";
import type { SettingType } from "./setting-type.ts";
import type { Stage } from "./stage.ts";

/** Composes the text of a setting from other variables; undefined when they are not there. */
export type Compose = (environment: Environment) => string | undefined;

/** All that is known about a setting before the environment is read. */
export interface SettingDeclaration<Value, Needed extends Stage = Stage> {
  readonly type: SettingType<Value>;
  readonly aliases: readonly string[];
  readonly description: string;
  /** Where it may be missing. */
  readonly optional: "nowhere" | "development" | "everywhere";
  readonly secret: boolean;
  readonly stage: Needed;
  readonly compose?: Compose;
  readonly defaultValue?: Value;
  readonly developmentDefault?: Value;
  /** How to get a value, for the message about a missing one. */
  readonly remedy?: string;
}

/**
 * One setting that describes itself. Immutable: each method answers with a changed copy.
 *
 * A setting without default that is not optional must be given by the environment.
 *
 * @example
 * env.integer({ min: 1 }).default(20).stage("run").describe("Rows a page.")
 */
export class Setting<Value, Needed extends Stage = Stage> {
  readonly declaration: SettingDeclaration<Value, Needed>;

  /** @throws TypeError for a secret of the build stage: an artefact must not depend on one. */
  constructor(declaration: SettingDeclaration<Value, Needed>) {
    if (declaration.secret && declaration.stage === "build") {
      throw new TypeError("A secret cannot belong to the build stage: builds see no secrets.");
    }
    this.declaration = declaration;
  }

  /** The value if the environment has none. */
  default(value: Value): Setting<Value, Needed> {
    return this.#with({ defaultValue: value });
  }

  /** The value if a development environment has none; it wins over `default` there. */
  developmentDefault(value: Value): Setting<Value, Needed> {
    return this.#with({ developmentDefault: value });
  }

  /** Allows it to be missing, everywhere or in development only: the value is then undefined. */
  optional(where?: { readonly in: "development" }): Setting<Value | undefined, Needed> {
    return new Setting<Value | undefined, Needed>({ ...this.declaration, optional: where?.in ?? "everywhere" });
  }

  /** Other names of the variable; to set two of them to different values is a problem. */
  alias(...names: readonly string[]): Setting<Value, Needed> {
    return this.#with({ aliases: [...this.declaration.aliases, ...names] });
  }

  /** Composes the text from other variables if neither the name nor an alias is set. */
  composedFrom(compose: Compose): Setting<Value, Needed> {
    return this.#with({ compose });
  }

  /** The first stage that needs it (default `run`); reading it in an earlier one throws. */
  stage<Other extends Stage>(stage: Other): Setting<Value, Other> {
    return new Setting({ ...this.declaration, stage });
  }

  /** One sentence for the reference table and `.env.example`. */
  describe(description: string): Setting<Value, Needed> {
    return this.#with({ description });
  }

  /** One sentence on how to get a value, for the message about a missing one. */
  remedy(remedy: string): Setting<Value, Needed> {
    return this.#with({ remedy });
  }

  /** Keeps the value out of logs, errors, inspection and reports. */
  secret(): Setting<Value, Needed> {
    return this.#with({ secret: true });
  }

  #with(changes: Partial<SettingDeclaration<Value, Needed>>): Setting<Value, Needed> {
    return new Setting({ ...this.declaration, ...changes });
  }
}

/** The value in an environment that does not give the setting, or undefined. */
export function defaultIn<Value>(
  { defaultValue, developmentDefault }: SettingDeclaration<Value>,
  environmentName: EnvironmentName,
): Value | undefined {
  return environmentName === "development" ? (developmentDefault ?? defaultValue) : defaultValue;
}
