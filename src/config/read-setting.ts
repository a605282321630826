import { nearest } from "#rooms/util";
import { type Environment, type EnvironmentName, textOf } from "./environment.ts";
import type { ConfigProblem } from "./problem.ts";
import { originOf } from "./read-environment.ts";
import { defaultIn, type Setting } from "./setting.ts";
import type { Refusal } from "./setting-type.ts";
import { redacted } from "./setting-values.ts";

/** A setting under its name, and where to read it. */
export interface SettingQuestion {
  readonly name: string;
  readonly setting: Setting<unknown>;
  readonly environment: Environment;
  readonly environmentName: EnvironmentName;
}

/** The answer: a value, or what is wrong. */
export type SettingAnswer = { readonly value: unknown } | { readonly problem: ConfigProblem };

/** A text and the variable that it was found in. */
interface Found {
  readonly variable: string;
  readonly text: string;
}

/** Reads one setting from the environment. */
export function readSetting(question: SettingQuestion): SettingAnswer {
  const found = findTexts(question);
  const [first, ...others] = found;
  if (first === undefined) return defaultOf(question);
  const rival = others.find((other) => other.text !== first.text);
  return rival === undefined ? parse(question, first) : { problem: conflict(question, first, rival) };
}

function findTexts({ name, setting, environment }: SettingQuestion): Found[] {
  const { aliases, compose } = setting.declaration;
  const found = [name, ...aliases].flatMap((variable) => {
    const text = textOf(environment, variable);
    return text === undefined ? [] : [{ variable, text }];
  });
  const composed = found.length === 0 ? compose?.(environment) : undefined;
  return composed === undefined ? found : [{ variable: name, text: composed }];
}

function defaultOf(question: SettingQuestion): SettingAnswer {
  const { declaration } = question.setting;
  const value = defaultIn(declaration, question.environmentName);
  const places = ["everywhere", question.environmentName];
  if (value !== undefined || places.includes(declaration.optional)) return { value: Object.freeze(value) };
  return { problem: missing(question) };
}

function parse({ name, setting, environment, environmentName }: SettingQuestion, found: Found): SettingAnswer {
  const { type, secret } = setting.declaration;
  const parsed = type.parse(found.text, { environmentName });
  if ("value" in parsed) return { value: parsed.value };
  const { fix, expected = type.expected }: Refusal = parsed.refused;
  const origin = originOf(environment, found.variable);
  return {
    problem: {
      setting: found.variable === name ? name : `${name} (as ${found.variable})`,
      found: secret ? redacted : quote(found.text),
      expected,
      fix,
      ...(origin === undefined ? {} : { origin }),
    },
  };
}

function missing({ name, setting, environment }: SettingQuestion): ConfigProblem {
  const { type, remedy, aliases } = setting.declaration;
  const meant = findMisspelling(environment, [name, ...aliases]);
  const fix = remedy ?? `Set ${name}.`;
  return {
    setting: name,
    found: "nothing",
    expected: type.expected,
    fix: meant === undefined ? fix : `${meant} is set: did you mean ${name}? ${fix}`,
  };
}

/** Finds a variable that is set and looks like a misspelling of one of the names. */
export function findMisspelling(environment: Environment, names: readonly string[]): string | undefined {
  const set = Object.keys(environment).filter((name) => textOf(environment, name) !== undefined);
  return names.map((name) => nearest(name, set)).find((name) => name !== undefined && !names.includes(name));
}

function conflict({ name, setting }: SettingQuestion, first: Found, rival: Found): ConfigProblem {
  return {
    setting: name,
    found: `different values in ${first.variable} and ${rival.variable}`,
    expected: setting.declaration.type.expected,
    fix: `Keep ${first.variable} only.`,
  };
}

function quote(text: string): string {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return JSON.stringify(shown);
}
