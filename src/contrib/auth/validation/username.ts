const maximumLength = 150;

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
