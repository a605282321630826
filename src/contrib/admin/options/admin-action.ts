/** What a user may be permitted to do with the rows of a model. */
export const adminActions = ["add", "change", "delete", "view"] as const;

export type AdminAction = (typeof adminActions)[number];
