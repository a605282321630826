import { migrationsFrom } from "tolv/migrations";
import migration0001Initial from "./0001_initial.ts";

export default migrationsFrom({ "0001_initial": migration0001Initial }, { directory: new URL(".", import.meta.url) });
