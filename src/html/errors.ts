import { defineError } from "#rooms/errors";

/** A value stands where no escaping makes it safe; thrown at the first use of the template. */
export const UnsafePosition = defineError<{ position: string; excerpt: string; location: string; remedy: string }>(
  "html.unsafe_position",
  {
    message: ({ position, excerpt, location }) =>
      `A template may not put a value into ${position}: ${excerpt} in the template at ${location}.`,
    hint: ({ remedy }) => remedy,
  },
);

/** Browsers could read the template differently from what its author meant; thrown at its first use. */
export const MalformedTemplate = defineError<{ problem: string; excerpt: string; location: string; remedy: string }>(
  "html.malformed_template",
  {
    message: ({ problem, excerpt, location }) => `${problem}: ${excerpt} in the template at ${location}.`,
    hint: ({ remedy }) => remedy,
  },
);

/** A value has no meaning where it stands, such as an object in text; thrown whenever it is given. */
export const UnsupportedValue = defineError<{ found: string; position: string; remedy: string }>(
  "html.unsupported_value",
  {
    message: ({ found, position }) => `${found} cannot be put into ${position} of a template.`,
    hint: ({ remedy }) => remedy,
  },
);
