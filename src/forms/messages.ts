/** What forms say, in Django's words; the keys are the message ids of later catalogues. */
export const messages = {
  required: () => "This field is required.",
  nullCharacters: () => "Null characters are not allowed.",
  tooLong: (limit: number, found: number) =>
    `Ensure this value has at most ${counted(limit, "character")} (it has ${found}).`,
  tooShort: (limit: number, found: number) =>
    `Ensure this value has at least ${counted(limit, "character")} (it has ${found}).`,
  tooLarge: (limit: number | bigint | string) => `Ensure this value is less than or equal to ${limit}.`,
  tooSmall: (limit: number | bigint | string) => `Ensure this value is greater than or equal to ${limit}.`,
  noInteger: () => "Enter a whole number.",
  noNumber: () => "Enter a number.",
  tooManyDigits: (limit: number) => `Ensure that there are no more than ${counted(limit, "digit")} in total.`,
  tooManyPlaces: (limit: number) => `Ensure that there are no more than ${counted(limit, "decimal place")}.`,
  tooManyWholeDigits: (limit: number) =>
    `Ensure that there are no more than ${counted(limit, "digit")} before the decimal point.`,
  noUuid: () => "Enter a valid UUID.",
  noJson: () => "Enter a valid JSON.",
  noDate: () => "Enter a valid date.",
  noTime: () => "Enter a valid time.",
  noDateTime: () => "Enter a valid date/time.",
  noDuration: () => "Enter a valid duration.",
  noSuchTime: (local: string, timeZone: string) =>
    `${local} couldn’t be interpreted in time zone ${timeZone}; it may be ambiguous or it may not exist.`,
  noChoice: (found: string) => `Select a valid choice. ${found} is not one of the available choices.`,
  rowGone: (name: string) => `The ${name} was deleted meanwhile.`,
  rowMissing: (name: string) => `This ${name} is not there any more.`,
  rowProtected: (name: string) => `This ${name} cannot be deleted, because other rows refer to it.`,
  noManagement: (missing: readonly string[]) =>
    "ManagementForm data is missing or has been tampered with. " +
    `Missing fields: ${missing.join(", ")}. You may need to file a bug report if the issue persists.`,
  tooManyForms: (limit: number) => `Please submit at most ${counted(limit, "form")}.`,
  tooFewForms: (limit: number) => `Please submit at least ${counted(limit, "form")}.`,
  duplicates: (labels: readonly string[]) =>
    labels.length === 1
      ? `Please correct the duplicate data for ${labels.join()}.`
      : `Please correct the duplicate data for ${labels.join(" and ")}, which must be unique.`,
  duplicateValues: () => "Please correct the duplicate values below.",
  thatChoice: () => "That choice",
  emptyFile: () => "The submitted file is empty.",
  largeFile: (limit: string) => `Ensure this file is not larger than ${limit}.`,
  fileType: (allowed: readonly string[]) => `Only files of these kinds can be sent: ${allowed.join(", ")}.`,
  contradictoryFile: () => "Please either submit a file or check the clear checkbox, not both.",
};

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
