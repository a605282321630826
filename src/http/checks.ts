import { access, constants } from "node:fs/promises";
import { join } from "node:path";
import { type Check, defineCheck, type Finding } from "#rooms/checks";
import { kernelSettings } from "#rooms/config";
import { httpSettings, type SiteSettings } from "./settings.ts";

/** A warning of `tolv check --deploy`, and the settings for which it is given. */
interface Warning extends Omit<Finding, "level"> {
  readonly applies: (settings: SiteSettings) => boolean;
}

/** @see https://docs.djangoproject.com/en/5.2/ref/checks/ for Django's: security.W004, W005, W008, W016, W020, W021. */
const warnings: readonly Warning[] = [
  {
    id: "http.W001",
    object: "SECURE_HSTS_SECONDS",
    applies: ({ SECURE_HSTS_SECONDS }) => SECURE_HSTS_SECONDS === 0,
    message: "SECURE_HSTS_SECONDS is 0: a browser that is led to http once stays there.",
    hint: "If the whole site is served over https, set SECURE_HSTS_SECONDS=3600, and a year when that has held.",
  },
  {
    id: "http.W002",
    object: "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    applies: ({ SECURE_HSTS_SECONDS, SECURE_HSTS_INCLUDE_SUBDOMAINS }) =>
      SECURE_HSTS_SECONDS > 0 && !SECURE_HSTS_INCLUDE_SUBDOMAINS,
    message: "SECURE_HSTS_INCLUDE_SUBDOMAINS is off: an http subdomain can set cookies of this site.",
    hint: "Set it to true if every subdomain is served over https.",
  },
  {
    id: "http.W003",
    object: "SECURE_SSL_REDIRECT",
    applies: ({ SECURE_SSL_REDIRECT }) => !SECURE_SSL_REDIRECT,
    message: "SECURE_SSL_REDIRECT is off: the site answers over http too.",
    hint: "Set it to true, unless the proxy or the platform in front redirects already.",
  },
  {
    id: "http.W004",
    object: "TRUSTED_PROXIES",
    applies: ({ TRUSTED_PROXIES }) => TRUSTED_PROXIES.length === 0,
    message:
      "TRUSTED_PROXIES is empty: behind a proxy that ends TLS every request looks like http from the proxy's address, " +
      "so no HSTS header is sent, redirects to https never end, and all visitors share one address.",
    hint: "Set it to the address or the network of the proxy, such as 10.0.0.0/8.",
  },
  {
    id: "http.W005",
    object: "CSRF_COOKIE_SECURE",
    applies: ({ CSRF_COOKIE_SECURE }) => !CSRF_COOKIE_SECURE,
    message: "CSRF_COOKIE_SECURE is off: the CSRF cookie goes over http too, where others can read and replace it.",
    hint: "Set it to true.",
  },
  {
    id: "http.W006",
    object: "ALLOWED_HOSTS",
    applies: ({ ALLOWED_HOSTS }) => ALLOWED_HOSTS.length === 0,
    message: "ALLOWED_HOSTS is empty: with DEBUG off the site does not start.",
    hint: "Set it to the host names of the site, such as example.com,www.example.com.",
  },
  {
    id: "http.W007",
    object: "ALLOWED_HOSTS",
    applies: ({ ALLOWED_HOSTS }) => ALLOWED_HOSTS.includes("*"),
    message: "ALLOWED_HOSTS has *: links in mails and redirects can be made to lead to somebody else's host.",
    hint: "Name the hosts of the site.",
  },
];

const deploymentCheck = defineCheck({
  name: "http.deployment",
  deploy: true,
  run: () => {
    const settings = { ...httpSettings.values(), ...kernelSettings.values() };
    return warnings
      .filter(({ applies }) => applies(settings))
      .map(({ applies: _, ...finding }): Finding => ({ ...finding, level: "warning" }));
  },
});

const uploadFolderCheck = defineCheck({
  name: "http.upload_folder",
  run: async () => {
    const { FILE_UPLOAD_TEMP_DIR: folder } = httpSettings.values();
    if (folder === undefined || (await isWritable(folder))) return [];
    const message = `FILE_UPLOAD_TEMP_DIR is ${folder}, which is no folder that this process may write to.`;
    const hint = "Make the folder, or leave the setting out: large uploads then wait in the system's folder.";
    return [{ id: "http.E001", level: "error", message, hint, object: "FILE_UPLOAD_TEMP_DIR" }];
  },
});

async function isWritable(folder: string): Promise<boolean> {
  return access(join(folder, "/"), constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** What is checked of the web front of every project. */
export const httpChecks: readonly Check[] = [deploymentCheck, uploadFolderCheck];
