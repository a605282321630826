/**
 * A number as people read it, its thousands apart; decimals as text stay exact.
 *
 * @example
 * formatNumber(1234567); // "1,234,567"
 * formatNumber("-1234.50"); // "-1,234.50"
 */
export function formatNumber(value: number | bigint | string): string {
  const [, sign = "", whole, rest = ""] = /^(-?)(\d+)(\.\d+)?$/.exec(String(value)) ?? [];
  // What has no digits before its point, such as NaN or 1e+21, is shown as it is.
  if (whole === undefined) return String(value);
  return `${sign}${whole.replace(/\B(?=(?:\d{3})+$)/g, ",")}${rest}`;
}
