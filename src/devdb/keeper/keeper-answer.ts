/** The one line that a keeper writes to each user: the database's URL, or why there is none. */
export type KeeperAnswer =
  | { readonly url: string }
  | { readonly error: { readonly code: string; readonly message: string; readonly hint?: string } };
