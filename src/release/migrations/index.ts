import { migrationsFrom } from "#rooms/migrations";
import initial from "./0001_initial.ts";

export const releaseMigrations = migrationsFrom({ "0001_initial": initial });
