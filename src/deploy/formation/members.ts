import { CommandError } from "#rooms/management";
import type { ProcessType } from "../model/process-type.ts";

/** One process of a formation. */
export interface Member {
  /** The name of its type and its number, such as `web.1`. */
  readonly name: string;
  readonly processType: ProcessType;
  /** Where it listens, if it does. */
  readonly port: number | undefined;
}

/** Which processes are wanted. */
export interface FormationWish {
  /** Names of process types; all of them when there are none. */
  readonly names: readonly string[];
  /** Numbers by name, such as `web=2`; one of each unless given. */
  readonly scale: readonly string[];
  /** The port of the first that listens; each further one takes the next. */
  readonly port: number;
}

/**
 * Lists the processes of a formation.
 *
 * @throws CommandError for names and numbers that make no sense.
 */
export function listMembers(types: readonly ProcessType[], { names, scale, port }: FormationWish): readonly Member[] {
  const counts = new Map(scale.map((text) => readCount(types, text)));
  const chosen = names.length === 0 ? types : names.map((name) => findProcess(types, name));
  const members = [...new Set(chosen)].flatMap((processType) => {
    const count = counts.get(processType.name) ?? 1;
    return Array.from({ length: count }, (_, index) => ({ name: `${processType.name}.${index + 1}`, processType }));
  });
  if (members.length === 0) throw new CommandError({ message: "There is no process to run." });
  const listening = members.filter(({ processType }) => processType.listens);
  return members.map((member) => {
    const place = listening.indexOf(member);
    return { ...member, port: place === -1 ? undefined : port + place };
  });
}

/**
 * Finds a process type by its name.
 *
 * @throws CommandError naming those that there are.
 */
export function findProcess(types: readonly ProcessType[], name: string): ProcessType {
  const found = types.find((processType) => processType.name === name);
  if (found !== undefined) return found;
  const known = types.map((processType) => processType.name).join(", ");
  throw new CommandError({ message: `There is no process type "${name}".`, hint: `Use one of ${known}.` });
}

function readCount(types: readonly ProcessType[], text: string): readonly [name: string, count: number] {
  const [, name = "", digits = ""] = /^([^=]+)=(\d{1,3})$/.exec(text) ?? [];
  if (digits === "") throw new CommandError({ message: `"${text}" is no number of processes.`, hint: "Write web=2." });
  return [findProcess(types, name).name, Number(digits)];
}
