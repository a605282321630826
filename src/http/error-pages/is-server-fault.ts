/** Whether a status reports a failure of this server; 501 and 505 are what scanners get for what nobody speaks. */
export function isServerFault(status: number): boolean {
  return status >= 500 && status !== 501 && status !== 505;
}
