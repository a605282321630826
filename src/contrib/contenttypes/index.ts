export { contenttypes } from "./app.ts";
export { ContentType } from "./models.ts";
