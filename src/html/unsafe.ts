import { Html } from "./html-value.ts";

/**
 * Takes a string for markup, without escaping: the caller vouches for all of it.
 *
 * @example
 * unsafeHtml(sanitizer.clean(post.body));
 */
export function unsafeHtml(markup: string): Html {
  return new Html(markup);
}

/** A URL that passes the checks of URL attributes, as `unsafeUrl` made it. */
export class UnsafeUrl {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  get url(): string {
    return this.#url;
  }
}

/**
 * Lets a URL pass that a template would refuse: another scheme, or another site where code is loaded from.
 * The caller vouches for it.
 *
 * @example
 * html`<script src=${unsafeUrl("https://cdn.example/chart.js")}></script>`
 */
export function unsafeUrl(url: string): UnsafeUrl {
  return new UnsafeUrl(url);
}
