/** What forms say, in Django's words; the keys are the message ids of later catalogues. */
export const messages = {
  required: () => "This field is required.",
  nullCharacters: () => "Null characters are not allowed.",
  tooLong: (limit: number, found: number) => `Ensure this value has at most ${characters(limit)} (it has ${found}).`,
  tooShort: (limit: number, found: number) => `Ensure this value has at least ${characters(limit)} (it has ${found}).`,
  tooLarge: (limit: number) => `Ensure this value is less than or equal to ${limit}.`,
  tooSmall: (limit: number) => `Ensure this value is greater than or equal to ${limit}.`,
  noInteger: () => "Enter a whole number.",
  noEmail: () => "Enter a valid email address.",
  noChoice: (found: string) => `Select a valid choice. ${found} is not one of the available choices.`,
};

function characters(count: number): string {
  return count === 1 ? "1 character" : `${count} characters`;
}
