import { defineError } from "#rooms/errors";

export const UnsafePosition = defineError<{ position: string; excerpt: string; location: string; remedy: string }>(
  "html.unsafe_position",
  {
    message: ({ position, excerpt, location }) =>
      `A template may not put a value into ${position}: ${excerpt} in the template at ${location}.`,
    hint: ({ remedy }) => remedy,
  },
);

export const MalformedTemplate = defineError<{ problem: string; excerpt: string; location: string; remedy: string }>(
  "html.malformed_template",
  {
    message: ({ problem, excerpt, location }) => `${problem}: ${excerpt} in the template at ${location}.`,
    hint: ({ remedy }) => remedy,
  },
);

export const UnsupportedValue = defineError<{ found: string; position: string; remedy: string }>(
  "html.unsupported_value",
  {
    message: ({ found, position }) => `${found} cannot be put into ${position} of a template.`,
    hint: ({ remedy }) => remedy,
  },
);
