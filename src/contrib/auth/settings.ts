import { defineSettings, env } from "#rooms/config";
import { validatorNames, validatorNamesType } from "./validation/validator-names.ts";

/** Fewer PBKDF2 rounds than Django has used since 3.2 are refused outside development. */
const fewestIterations = 260_000;

/** The settings of users and their passwords. */
export const authSettings = defineSettings(
  "auth",
  {
    PASSWORD_HASHER: env
      .choice(["pbkdf2_sha256", "scrypt", "argon2"])
      .default("pbkdf2_sha256")
      .stage("release")
      .describe("How new passwords are stored, under Django's name for it; every kind is verified."),
    PASSWORD_ITERATIONS: env
      .integer({ min: 1000, max: 100_000_000 })
      .default(1_000_000)
      .stage("release")
      .describe("PBKDF2 rounds of new passwords, by default those of Django 5.2; a Django beside Tolv needs the same."),
    PASSWORD_VALIDATORS: env
      .of(validatorNamesType)
      .default(validatorNames)
      .stage("release")
      .describe("The rules for new passwords; apps may add more."),
    PASSWORD_MIN_LENGTH: env
      .integer({ min: 1, max: 128 })
      .default(8)
      .stage("release")
      .describe("The fewest characters of a new password."),
    LOGIN_FAILURE_LIMIT: env
      .integer({ min: 1 })
      .default(5)
      .describe("Failed logins to one account from one network before it must wait; mails for a new password, too."),
    LOGIN_FAILURE_NETWORK_LIMIT: env
      .integer({ min: 1 })
      .default(50)
      .describe("Failed logins from one network, to whatever accounts, before it must wait."),
    LOGIN_FAILURE_SECONDS: env
      .integer({ min: 1, max: 2_592_000 })
      .default(900)
      .describe("How long failed logins are remembered, from the first one on; 15 minutes by default."),
    LOGIN_URL: env
      .string()
      .default("/accounts/login/")
      .describe("The login page that `requireLogin` sends visitors to."),
    LOGIN_REDIRECT_URL: env.string().default("/").describe("Where a login leads that was asked for by no other page."),
    LOGOUT_REDIRECT_URL: env
      .string()
      .optional()
      .describe("Where a logout leads; without it a page says that it is done."),
    PASSWORD_RESET_TIMEOUT: env
      .integer({ min: 1 })
      .default(259_200)
      .describe("How long the link of a password reset is good for, in seconds; three days by default."),
    DJANGO_SUPERUSER_USERNAME: env
      .string()
      .alias("TOLV_SUPERUSER_USERNAME")
      .optional()
      .stage("release")
      .describe("The user name for `createsuperuser --noinput`."),
    DJANGO_SUPERUSER_EMAIL: env
      .string()
      .alias("TOLV_SUPERUSER_EMAIL")
      .optional()
      .stage("release")
      .describe("The e-mail address for `createsuperuser --noinput`."),
    DJANGO_SUPERUSER_PASSWORD: env
      .secret()
      .alias("TOLV_SUPERUSER_PASSWORD")
      .optional()
      .stage("release")
      .describe("The password for `createsuperuser --noinput`; without it the user cannot log in by password."),
  },
  {
    *validate({ PASSWORD_HASHER, PASSWORD_ITERATIONS }, { environmentName }) {
      if (environmentName === "development" || PASSWORD_HASHER !== "pbkdf2_sha256") return;
      if (PASSWORD_ITERATIONS >= fewestIterations) return;
      yield {
        setting: "PASSWORD_ITERATIONS",
        found: `${PASSWORD_ITERATIONS}`,
        expected: `at least ${fewestIterations} outside development`,
        fix: "Leave it out to get Django's current default.",
      };
    },
  },
);
