import { once } from "node:events";
import { bootShop } from "../support/telemetry-project.ts";

const [port = ""] = process.argv.slice(2);
const running = await bootShop({ METRICS_PORT: port });
const site = await running.createSite();
await site.inject({ target: "/nowhere/" });
process.send?.("ready");
await once(process, "message");
await site.close();
await running.stop();
process.disconnect();
