import type { Widget } from "#rooms/forms";

/** The widget of a field that a script fills in from others, by the ids of their controls. */
export function prepopulated(inner: Widget, sources: readonly string[]): Widget {
  const own = { "data-prepopulated-from": sources.join(" ") };
  return { ...inner, render: (control) => inner.render({ ...control, attributes: { ...control.attributes, ...own } }) };
}
