import { User } from "tolv/contrib/auth";
import { atomic } from "tolv/db";
import { CommandError, defineCommand } from "tolv/management";
