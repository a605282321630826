import { CommandError, defineCommand, option } from "#rooms/management";
import { UserInvalid } from "../errors.ts";
import { authSettings } from "../settings.ts";
import { createSuperuser, createSuperuserWithAnyPassword } from "../users/new-user.ts";
import { askForSuperuser, type GivenNames } from "./ask-for-superuser.ts";

/** Creates a user who may do everything: by questions at a terminal, or from options and the environment. */
export const createsuperuserCommand = defineCommand({
  name: "createsuperuser",
  help: "Creates a user who may do everything, the admin site included.",
  stage: "release",
  options: {
    username: option.string("The user name."),
    email: option.string("The e-mail address."),
    noinput: option.flag({
      help: "Asks nothing; takes what is missing from DJANGO_SUPERUSER_USERNAME, _EMAIL and _PASSWORD.",
      aliases: ["no-input"],
    }),
  },
  async run({ options, input, output }) {
    if (options.noinput) await createUnattended(options);
    else await createSuperuserWithAnyPassword(await askForSuperuser({ input, output }, options));
    output.at(1).line("Superuser created successfully.");
  },
});

async function createUnattended({ username, email }: GivenNames): Promise<void> {
  const settings = authSettings.values();
  const values = {
    username: required("username", username ?? settings.DJANGO_SUPERUSER_USERNAME),
    email: required("email", email ?? settings.DJANGO_SUPERUSER_EMAIL),
  };
  const { DJANGO_SUPERUSER_PASSWORD: password } = settings;
  await createSuperuser(password === undefined ? values : { ...values, password }).catch(asCommandError);
}

function required(name: string, value: string | undefined): string {
  if (value !== undefined) return value;
  const hint = `Pass --${name}, or set DJANGO_SUPERUSER_${name.toUpperCase()}.`;
  throw new CommandError({ message: `You must use --${name} with --noinput.`, hint });
}

function asCommandError(error: unknown): never {
  if (!(error instanceof UserInvalid)) throw error;
  throw new CommandError({ message: Object.values(error.details.problems).flat().join(" ") }, { cause: error });
}
