export { type Channel, defineChannel } from "./define-channel.ts";
