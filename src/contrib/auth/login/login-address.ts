/**
 * The address of a login page that leads back afterwards, as Django writes it: slashes stay readable.
 *
 * @param target Where to go after the login, as it stood in the request line.
 *
 * @example
 * loginAddress("/admin/login/", "/admin/?q=a"); // "/admin/login/?next=/admin/%3Fq%3Da"
 */
export function loginAddress(loginPath: string, target: string): string {
  return `${loginPath}?next=${encodeURIComponent(target).replaceAll("%2F", "/")}`;
}
