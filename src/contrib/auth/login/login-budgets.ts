import { type FailureBudget, networkOf } from "#rooms/contrib/throttling";
import { currentRequest } from "#rooms/http";
import { authSettings } from "../settings.ts";

/**
 * How many failed logins are allowed: a few for one account from one network, more for the network as a whole.
 *
 * Nobody can lock an account from elsewhere: failures from another network do not count for its owner. The price is that
 * guessing from many networks is limited for each of them only; validators and the cost of a hash stand against that.
 */
export function loginBudgets(username: string): readonly FailureBudget[] {
  const { LOGIN_FAILURE_LIMIT, LOGIN_FAILURE_NETWORK_LIMIT, LOGIN_FAILURE_SECONDS: seconds } = authSettings.values();
  const network = networkOf(currentRequest.find()?.remoteAddress ?? "");
  const account = JSON.stringify([username, network]);
  return [
    { scope: "auth.login.account", key: account, limit: LOGIN_FAILURE_LIMIT, seconds, clearedBy: "success" },
    // One account of one's own must not buy more guesses at others.
    { scope: "auth.login.network", key: network, limit: LOGIN_FAILURE_NETWORK_LIMIT, seconds, clearedBy: "time" },
  ];
}
