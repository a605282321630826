import { defineRequestKey } from "./request-key.ts";

/**
 * Who asks, as the log names them: set by whoever authenticates, an id rather than a name.
 *
 * @example
 * requestUser.set(request, String(user.id));
 */
export const requestUser = defineRequestKey<string>("http.user");
