import { NoReverseMatch, RouteInvalid } from "../errors.ts";
import type { PathConverters, RouteParams } from "./path-params.ts";

/** A parameter's place in a route path. */
interface PathParameter {
  readonly name: string;
  readonly converter: keyof PathConverters;
}

/** A route path taken apart: literal segments as they stand, parameters by name and converter. */
export type RoutePath = readonly (string | PathParameter)[];

const patterns: { readonly [Name in keyof PathConverters]: string } = {
  str: "[^/]+",
  int: "[0-9]{1,15}",
  slug: "[-a-zA-Z0-9_]+",
  uuid: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
  path: ".+",
};

const expressions = new Map(Object.entries(patterns).map(([name, pattern]) => [name, new RegExp(`^${pattern}$`)]));

/**
 * Takes a route path such as `/posts/:slug/` apart.
 *
 * @throws RouteInvalid when it does not start with a slash or a segment is malformed.
 */
export function parseRoutePath(path: string): RoutePath {
  if (!path.startsWith("/")) throw new RouteInvalid({ path, problem: "it does not start with a slash" });
  const segments = path.slice(1).split("/");
  const parsed = segments.map((segment, index) => parseSegment(path, segment, index === segments.length - 1));
  const names = parsed.flatMap((segment) => (typeof segment === "string" ? [] : [segment.name]));
  if (new Set(names).size < names.length) throw new RouteInvalid({ path, problem: "a parameter appears twice" });
  return parsed;
}

/** The text that is equal for two paths which match the same addresses, in the router's own syntax. */
export function routerPattern(path: RoutePath): string {
  return path
    .map((segment, index) => `/${typeof segment === "string" ? segment : parameterPattern(segment, index)}`)
    .join("");
}

/** Names and converts what the router matched; undefined when a value does not fit its converter. */
export function readParams(
  path: RoutePath,
  matched: Readonly<Record<string, string | undefined>>,
): RouteParams | undefined {
  const params: Record<string, string | number> = {};
  for (const [index, segment] of path.entries()) {
    if (typeof segment === "string") continue;
    const text = matched[segment.converter === "path" ? "*" : `p${index}`] ?? "";
    if (!fits(segment, text)) return undefined;
    params[segment.name] = segment.converter === "int" ? Number(text) : text;
  }
  return params;
}

/**
 * Fills the parameters of a path in.
 *
 * @throws NoReverseMatch when one is missing, unknown or does not fit its converter.
 */
export function fillRoutePath(name: string, path: RoutePath, params: RouteParams): string {
  const unused = new Set(Object.keys(params));
  const segments = path.map((segment) => {
    if (typeof segment === "string") return segment;
    unused.delete(segment.name);
    return fillSegment(name, segment, params[segment.name]);
  });
  if (unused.size > 0) throw new NoReverseMatch({ name, problem: `it has no parameter ${[...unused].join(", ")}` });
  return escapeLeadingSlashes(`/${segments.join("/")}`);
}

/**
 * Keeps a path from being read as another site's address (`//example.com`).
 *
 * @see https://docs.djangoproject.com/en/5.2/releases/1.6.6/ (CVE-2014-0480)
 */
export function escapeLeadingSlashes(path: string): string {
  return path.startsWith("//") ? `/%2F${path.slice(2)}` : path;
}

function parseSegment(path: string, segment: string, isLast: boolean): string | PathParameter {
  if (!segment.startsWith(":")) return parseLiteral(path, segment);
  const [, name = "", converter = "str"] = /^:([a-zA-Z_]\w*)(?:<(\w+)>)?$/.exec(segment) ?? [];
  if (name === "") throw new RouteInvalid({ path, problem: `"${segment}" is no parameter` });
  if (!isConverter(converter)) throw new RouteInvalid({ path, problem: `there is no converter "${converter}"` });
  if (converter === "path" && !isLast) throw new RouteInvalid({ path, problem: `"${segment}" must come last` });
  return { name, converter };
}

function parseLiteral(path: string, segment: string): string {
  if (/^[\w\-.~!$&'+,;=@]*$/.test(segment)) return segment;
  throw new RouteInvalid({ path, problem: `"${segment}" has characters that an address cannot have` });
}

function isConverter(name: string): name is keyof PathConverters {
  return Object.hasOwn(patterns, name);
}

function parameterPattern({ converter }: PathParameter, index: number): string {
  if (converter === "path") return "*";
  return converter === "str" ? `:p${index}` : `:p${index}(^${patterns[converter]}$)`;
}

function fits({ converter }: PathParameter, text: string): boolean {
  return expressions.get(converter)?.test(text) ?? false;
}

function fillSegment(name: string, parameter: PathParameter, value: string | number | undefined): string {
  if (value === undefined) throw new NoReverseMatch({ name, problem: `the parameter "${parameter.name}" is missing` });
  const text = String(value);
  if (!fits(parameter, text)) {
    throw new NoReverseMatch({
      name,
      problem: `${JSON.stringify(text)} does not fit :${parameter.name}<${parameter.converter}>`,
    });
  }
  return text.split("/").map(encodeURIComponent).join("/");
}
