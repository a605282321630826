const maximumLength = 150;

/** What stands beside the field for a user name. */
export const usernameHelp = "Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.";

/** What is said of a name that somebody has. */
export const usernameTaken = "A user with that username already exists.";

/** Brings a user name into one form of Unicode (NFKC), so that two spellings that look alike are one name. */
export function normalizeUsername(username: string): string {
  return username.normalize("NFKC");
}

/** Lists what is wrong with a user name, in Django's words; whether it is taken is the database's to say. */
export function usernameProblems(username: string): string[] {
  if (username === "") return ["This field cannot be blank."];
  const length = [...username].length;
  return [
    ...(/^[\p{L}\p{N}_.@+-]+$/u.test(username)
      ? []
      : ["Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters."]),
    ...(length > maximumLength
      ? [`Ensure this value has at most ${maximumLength} characters (it has ${length}).`]
      : []),
  ];
}
