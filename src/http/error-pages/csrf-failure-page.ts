import { type Html, html } from "#rooms/html";
import { errorDocument } from "./error-document.ts";

/** Django's page for a refused form; the reason and the help are shown in DEBUG only. */
export function csrfFailurePage(reason: string, debug: boolean): Html {
  const content = html`<h1>Forbidden <span>(403)</span></h1>
<p>CSRF verification failed. Request aborted.</p>
${explanation(reason)}
${debug ? help(reason) : html`<p><small>More information is available with DEBUG=True.</small></p>`}`;
  return errorDocument({ title: "403 Forbidden", content });
}

function explanation(reason: string): Html | undefined {
  if (reason.includes("cookie not set")) {
    return html`<p>You are seeing this message because this site requires a CSRF cookie when submitting forms. This cookie is required for security reasons, to ensure that your browser is not being hijacked by third parties.</p>
<p>If you have configured your browser to disable cookies, please re-enable them, at least for this site, or for “same-origin” requests.</p>`;
  }
  if (reason.includes("no Referer")) {
    return html`<p>You are seeing this message because this HTTPS site requires a “Referer header” to be sent by your Web browser, but none was sent. This header is required for security reasons, to ensure that your browser is not being hijacked by third parties.</p>
<p>If you have configured your browser to disable “Referer” headers, please re-enable them, at least for this site, or for HTTPS connections, or for “same-origin” requests.</p>`;
  }
  return undefined;
}

function help(reason: string): Html {
  return html`<h2>Help</h2>
<p>Reason given for failure:</p>
<p><code>${reason}</code></p>
<p>In general, this can occur when there is a genuine Cross Site Request Forgery, or when the protection has not been used correctly. For POST forms, you need to ensure:</p>
<ul>
<li>Your browser is accepting cookies; over plain http it drops the CSRF cookie while CSRF_COOKIE_SECURE is on.</li>
<li>Each form that is posted to this site contains <code>csrfInput(request)</code>; scripts send <code>csrfToken(request)</code> in the header <code>X-CSRFToken</code>.</li>
<li>The form has a valid CSRF token. After logging in in another browser tab or hitting the back button after a login, you may need to reload the page with the form, because the token is rotated after a login.</li>
<li>A site on another origin that may post here is listed in CSRF_TRUSTED_ORIGINS, and a proxy that ends TLS in TRUSTED_PROXIES.</li>
</ul>
<p>You’re seeing the help section of this page because DEBUG is on. Turn it off, and only the initial error message will be displayed.</p>`;
}
