/** Whether a status reports a failure of this server; 501 is what scanners get for methods that nobody knows. */
export function isServerFault(status: number): boolean {
  return status >= 500 && status !== 501;
}
