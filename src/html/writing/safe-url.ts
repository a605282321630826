/** Stands in for a URL that was refused: browsers know that it leads nowhere. */
export const refusedUrl = "about:invalid#unsafe-url";
/** Stands in for the rest of a URL whose beginning the template says. */
export const refusedEnd = "#unsafe-url";

const allowedSchemes = new Set(["http", "https", "mailto", "tel"]);

/**
 * True if following the URL cannot run script: it is relative, or its scheme is http, https, mailto or tel.
 *
 * @see https://url.spec.whatwg.org/#concept-basic-url-parser
 */
export function isSafeLink(url: string): boolean {
  const colon = url.indexOf(":");
  if (colon === -1) return true;
  const head = url.slice(0, colon);
  return /[/?#]/.test(head) || allowedSchemes.has(withoutIgnored(head).toLowerCase());
}

/** True if the URL stays on this site, so that the code it loads is the site's own. */
export function isSameSite(url: string): boolean {
  const cleaned = withoutIgnored(url);
  return isSafeLink(url) && !/^[\\/]{2}/.test(cleaned) && !/^[^/?#]*:/.test(cleaned);
}

/** True if every URL of a list such as `srcset` or `ping` is safe. */
export function areSafeLinks(urls: string): boolean {
  return urls.split(/[\s,]+/).every(isSafeLink);
}

/** What the URL parser of a browser sees: it drops tabs and line ends, and control characters at both ends. */
function withoutIgnored(url: string): string {
  return url.replace(/[\t\n\r]/g, "").replace(/^[\0- ]+|[\0- ]+$/g, "");
}
