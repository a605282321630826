import type { core } from "zod";

/** A schema without what only says whether it may be empty, and what was said that way. */
export interface UnwrappedSchema {
  readonly inner: core.$ZodTypes;
  /** What an empty field stands for; undefined where it may not be empty. */
  readonly empty: { readonly value: null | undefined } | undefined;
  /** What the schema takes in the place of nothing. */
  readonly defaultValue: unknown;
  readonly title: string | undefined;
  readonly description: string | undefined;
}

/** Looks through optional, nullable and other wrappers, to the schema that takes what a form holds. */
export function unwrapSchema(schema: core.$ZodType): UnwrappedSchema {
  const inner = schema as core.$ZodTypes;
  const { title, description } = metaOf(schema);
  const wrapped = wrappedIn(inner);
  if (wrapped === undefined) return { inner, empty: undefined, defaultValue: undefined, title, description };
  const found = unwrapSchema(wrapped);
  return {
    ...found,
    empty: emptyOf(inner) ?? found.empty,
    defaultValue: defaultOf(inner) ?? found.defaultValue,
    title: title ?? found.title,
    description: description ?? found.description,
  };
}

/** Schemas tell their kind by their definition; zod itself is not needed for it, and takes a while to load. */
function wrappedIn({ _zod: { def } }: core.$ZodTypes): core.$ZodType | undefined {
  switch (def.type) {
    case "catch":
    case "default":
    case "nonoptional":
    case "nullable":
    case "optional":
    case "prefault":
    case "readonly":
      return def.innerType;
    case "pipe":
      // What a transform makes is not what the form holds; a preprocess comes first, and takes anything.
      return (def.in as core.$ZodTypes)._zod.def.type === "transform" ? def.out : def.in;
    default:
      return undefined;
  }
}

function emptyOf({ _zod: { def } }: core.$ZodTypes): UnwrappedSchema["empty"] {
  if (def.type === "nullable") return { value: null };
  const mayBeLeftOut = def.type === "optional" || def.type === "default" || def.type === "prefault";
  return mayBeLeftOut ? { value: undefined } : undefined;
}

function defaultOf({ _zod: { def } }: core.$ZodTypes): unknown {
  return def.type === "default" || def.type === "prefault" ? def.defaultValue : undefined;
}

/** What `meta({ title, description })` and `describe` say; schemas of zod/mini have no such method. */
function metaOf(schema: core.$ZodType & { meta?(): { title?: unknown; description?: unknown } | undefined }) {
  const { title, description } = schema.meta?.() ?? {};
  return { title: asText(title), description: asText(description) };
}

function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
