import { authenticate, currentUser, isSafeRedirect, login, loginForm, waitMessage } from "#rooms/contrib/auth";
import { TooManyAttempts } from "#rooms/contrib/throttling";
import { type HttpRequest, type HttpResponse, neverCache, respond, reverse } from "#rooms/http";
import { privately } from "../staff-only.ts";
import { loginPage } from "./login-page.ts";

const refusal =
  "Please enter the correct username and password for a staff account. Note that both fields may be case-sensitive.";

/** Shows the login form; staff who are logged in already go to the index. */
export async function showLogin(request: HttpRequest): Promise<HttpResponse> {
  const user = await currentUser(request);
  if (user?.isStaff) return neverCache(respond.redirect(reverse("admin:index")));
  const next = request.query.get("next") ?? "";
  return privately(await loginPage({ request, user, form: loginForm.blank(), next }));
}

/** Logs staff in and leads on; every refusal reads the same, so that it does not tell which names exist. */
export async function attemptLogin(request: HttpRequest): Promise<HttpResponse> {
  const data = await request.form();
  const next = data.get("next") ?? "";
  const form = await loginForm.bind(data);
  if (!form.valid) return privately(await loginPage({ request, user: undefined, form, next }));
  const refuse = (problem: string) =>
    loginPage({ request, user: undefined, form: form.refuse({ form: [problem] }), next });
  try {
    const user = await authenticate(form.values);
    if (!user?.isStaff) return privately(await refuse(refusal));
    await login(request, user);
    return neverCache(respond.redirect(isSafeRedirect(next, request) ? next : reverse("admin:index")));
  } catch (error) {
    if (!(error instanceof TooManyAttempts)) throw error;
    const page = await refuse(waitMessage(error.details.retryAfter));
    return neverCache(respond.html(page, { status: error.status, error }));
  }
}
