import { TooManyAttempts } from "#rooms/contrib/throttling";
import { renderErrors, renderField } from "#rooms/forms";
import { html } from "#rooms/html";
import {
  csrfInput,
  type HttpRequest,
  type HttpResponse,
  type HttpResponseOptions,
  neverCache,
  respond,
  reverse,
} from "#rooms/http";
import { loginForm } from "../forms/login-form.ts";
import { authenticate } from "../login/authenticate.ts";
import { login } from "../login/login.ts";
import { waitMessage } from "../login/wait-message.ts";
import { authSettings } from "../settings.ts";
import { framed } from "./frame.ts";
import { safeNext } from "./safe-next.ts";

const refusal = "Please enter a correct username and password. Note that both fields may be case-sensitive.";

/** Shows the login form. */
export function showLogin(request: HttpRequest): Promise<HttpResponse> {
  return loginPage({ request, form: loginForm.blank(), next: safeNext(request) });
}

/** Logs somebody in and leads on; every refusal reads the same, so that it does not tell which names exist. */
export async function attemptLogin(request: HttpRequest): Promise<HttpResponse> {
  const data = await request.form();
  const next = safeNext(request, data);
  const form = await loginForm.bind(data);
  if (!form.valid) return loginPage({ request, form, next });
  try {
    const user = await authenticate(form.values);
    if (user === undefined) return loginPage({ request, form: form.refuse({ form: [refusal] }), next });
    await login(request, user);
    return neverCache(respond.redirect(next || authSettings.values().LOGIN_REDIRECT_URL));
  } catch (error) {
    if (!(error instanceof TooManyAttempts)) throw error;
    const refused = form.refuse({ form: [waitMessage(error.details.retryAfter)] });
    return loginPage({ request, form: refused, next }, { status: error.status, error });
  }
}

interface LoginPageParts {
  readonly request: HttpRequest;
  readonly form: ReturnType<typeof loginForm.blank>;
  /** Where to go afterwards; known to be safe, empty for nowhere in particular. */
  readonly next: string;
}

function loginPage({ request, form, next }: LoginPageParts, options?: HttpResponseOptions): Promise<HttpResponse> {
  const content = html`<h1>Log in</h1>
${renderErrors(form)}
<form method="post">
${csrfInput(request)}
<input type="hidden" name="next" value="${next}">
${renderField(form.fields.username)}
${renderField(form.fields.password)}
<p><button type="submit">Log in</button></p>
</form>
<p><a href="${reverse("password_reset")}">Forgotten your password or username?</a></p>`;
  return framed({ request, title: "Log in", content }, options);
}
