import { hostname } from "node:os";
import { type Argument, argument, defineCommand, UsageError } from "#rooms/management";
import { sendMail } from "../send-mail.ts";

const recipients: Argument<readonly string[]> = {
  ...argument.variadic("The addresses to send it to."),
  read: (texts) => {
    if (texts.length === 0) throw new UsageError({ problem: "You must specify some email recipients." });
    return texts;
  },
};

/** Sends a mail to see whether the settings are right. */
export const sendTestEmailCommand = defineCommand({
  name: "sendtestemail",
  help: "Sends a test e-mail to the addresses given.",
  arguments: { email: recipients },
  async run({ arguments: { email } }) {
    await sendMail({
      to: email,
      subject: `Test email from ${hostname()} on ${new Date().toISOString()}`,
      text: "If you're reading this, it was successful.",
    });
  },
});
