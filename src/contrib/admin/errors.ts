import { defineError } from "#rooms/errors";

/** `adminFor` was given a path that its model does not have. */
export const UnknownPath = defineError<{ model: string; path: string }>("admin.unknown_path", {
  message: ({ model, path }) => `The admin site of ${model} names "${path}", which leads nowhere.`,
  hint: "`tolv check` lists every such name.",
});

/** An address asks for a condition that lists do not offer: it could read what they do not show. */
export const LookupRefused = defineError<{ model: string; lookup: string }>("admin.lookup_refused", {
  status: 400,
  message: ({ model, lookup }) => `The list of ${model} cannot be filtered by ${JSON.stringify(lookup)}.`,
  hint: "Lists are filtered by what they show and by what `list.filters` names.",
});
