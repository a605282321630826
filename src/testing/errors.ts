import { defineError } from "#rooms/errors";

/** A page has no such form, or several that fit. */
export const FormNotFound = defineError<{ wanted: string; found: readonly string[]; address: string }>(
  "testing.form_not_found",
  {
    message: ({ wanted, found, address }) =>
      `The page at ${address} has ${found.length === 0 ? "no form" : `the forms ${found.join(", ")}`}; wanted ${wanted}.`,
    hint: 'Name the form by its id or its action: `client.submit(page, { form: "/admin/logout/" })`.',
  },
);

/** A form has no field, choice or button like that: a visitor could not fill it in either. */
export const FieldNotFound = defineError<{ what: string; found: readonly string[] }>("testing.field_not_found", {
  message: ({ what, found }) => `The form has no ${what}; it has ${found.length === 0 ? "none" : found.join(", ")}.`,
});

/** Files were given to a form that would send only their names. */
export const FormCannotSendFiles = defineError<{ action: string }>("testing.form_cannot_send_files", {
  message: ({ action }) => `The form for ${action} cannot send files.`,
  hint: 'Give it method="post" and enctype="multipart/form-data".',
});

/** A form or a redirect leads to another site. */
export const AddressForeign = defineError<{ address: string }>("testing.address_foreign", {
  message: ({ address }) => `${address} belongs to another site, which the client cannot visit.`,
});

/** Redirects lead in a circle. */
export const TooManyRedirects = defineError<{ addresses: readonly string[] }>("testing.too_many_redirects", {
  message: ({ addresses }) => `The redirects do not end: ${addresses.join(" → ")} → …`,
});
