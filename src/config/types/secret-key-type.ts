import { accept, refuse, type SettingType } from "../setting-type.ts";

/** The key of every development site: public, so refused elsewhere. */
export const developmentSecretKey = "tolv-insecure-development-key-that-everybody-knows-never-deploy-it";

const minLength = 50;
const minUniqueCharacters = 5;
const insecurePrefixes = ["tolv-insecure-", "django-insecure-"];

/** Makes a good key: 64 characters, 384 random bits. */
export const generateKeyCommand = `node -e "console.log(require('node:crypto').randomBytes(48).toString('base64url'))"`;

/**
 * The key that signs cookies and tokens; a weak one is refused outside development.
 *
 * @see https://docs.djangoproject.com/en/5.2/ref/checks/ security.W009
 */
export const secretKeyType: SettingType<string> = {
  name: "secret key",
  expected: `at least ${minLength} random characters`,
  schema: { type: "string", minLength },
  parse: (text, { environmentName }) => {
    if (environmentName === "development") return accept(text);
    const weakness = weaknessOf(text);
    return weakness === undefined ? accept(text) : refuse(`Make one with: ${generateKeyCommand}`, weakness);
  },
};

function weaknessOf(key: string): string | undefined {
  if (key.length < minLength) return `at least ${minLength} characters (it has ${key.length})`;
  if (new Set(key).size < minUniqueCharacters) return `at least ${minUniqueCharacters} different characters`;
  const prefix = insecurePrefixes.find((candidate) => key.startsWith(candidate));
  return prefix === undefined ? undefined : `a key that does not start with "${prefix}"`;
}
