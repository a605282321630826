import { styleText } from "node:util";

/** What a stream must offer to be printed on; `process.stdout` does. */
export interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** False when NO_COLOR or the kind of terminal forbids colours. */
  hasColors?(): boolean;
  on?(event: "error", listener: (error: Error) => void): unknown;
}

/** How detailed a command reports: 0 only results, 1 usual, 2 verbose, 3 very verbose. */
export type Verbosity = 0 | 1 | 2 | 3;

/** Marks texts for a terminal; elsewhere they pass unchanged. */
export interface Style {
  success(text: string): string;
  error(text: string): string;
  warning(text: string): string;
  heading(text: string): string;
  /** One of six colours, so that texts of several sources can be told apart; `index` counts the sources. */
  tint(text: string, index: number): string;
}

/** Where a command prints. */
export interface Output {
  readonly verbosity: Verbosity;
  readonly style: Style;
  /** True when a person reads stdout at a terminal. */
  readonly isTerminal: boolean;
  /** Prints a line on stdout. */
  line(text?: string): void;
  /** Prints on stdout without ending the line. */
  write(text: string): void;
  /** Prints a line on stderr, red on a terminal. */
  error(text: string): void;
  /** Prints a line on stderr as it is, for notices beside a result that is piped on. */
  notice(text: string): void;
  /** The same output, silent unless the verbosity is at least `level`. */
  at(level: Verbosity): Output;
  /** The same output under other settings, as the command line asks for. */
  with(settings: OutputSettings): Output;
}

export interface OutputSettings {
  readonly verbosity?: Verbosity;
  /** False takes colours away even from a terminal. */
  readonly color?: boolean;
}

export interface OutputStreams {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
}

/**
 * Makes the output of commands over two streams.
 *
 * Colours appear only on a terminal that has them (Node honours NO_COLOR, TERM=dumb and FORCE_COLOR itself). A reader
 * that goes away (`tolv … | head`) does not stop the command: what it still prints is dropped.
 *
 * @example
 * const output = createOutput({ stdout: process.stdout, stderr: process.stderr });
 * output.write("  Applying blog.0001_initial...");
 * output.line(output.style.success(" OK"));
 */
export function createOutput(streams: OutputStreams, settings: OutputSettings = {}): Output {
  const { verbosity = 1, color = true } = settings;
  const print = tolerateClosing(streams.stdout);
  const printError = tolerateClosing(streams.stderr);
  const errorStyle = createStyle(color && hasColors(streams.stderr));
  return {
    verbosity,
    style: createStyle(color && hasColors(streams.stdout)),
    isTerminal: streams.stdout.isTTY === true,
    line: (text = "") => print(`${text}\n`),
    write: print,
    error: (text) => printError(`${errorStyle.error(text)}\n`),
    notice: (text) => printError(`${text}\n`),
    at: (level) => createOutput(verbosity >= level ? streams : silentStreams(streams), settings),
    with: (changes) => createOutput(streams, { ...settings, ...changes }),
  };
}

const closedStreams = new WeakSet<OutputStream>();
const watchedStreams = new WeakSet<OutputStream>();

function tolerateClosing(stream: OutputStream): (text: string) => void {
  if (!watchedStreams.has(stream)) {
    watchedStreams.add(stream);
    stream.on?.("error", (error) => {
      closedStreams.add(stream);
      if (!isReaderGone(error)) throw error;
    });
  }
  return (text) => {
    if (!closedStreams.has(stream)) stream.write(text);
  };
}

/** EPIPE: the reading end of a pipe was closed; EIO: the terminal was. */
function isReaderGone(error: NodeJS.ErrnoException): boolean {
  return error.code === "EPIPE" || error.code === "EIO";
}

function hasColors(stream: OutputStream): boolean {
  return stream.isTTY === true && (stream.hasColors?.() ?? false);
}

const tints = ["cyan", "yellow", "green", "magenta", "blue", "red"] as const;

function createStyle(colored: boolean): Style {
  const paint = (format: Parameters<typeof styleText>[0]) => (text: string) =>
    colored ? styleText(format, text, { validateStream: false }) : text;
  return {
    success: paint(["green", "bold"]),
    error: paint(["red", "bold"]),
    warning: paint(["yellow", "bold"]),
    heading: paint(["cyan", "bold"]),
    tint: (text, index) => paint(tints[index % tints.length] ?? "reset")(text),
  };
}

function silentStreams(streams: OutputStreams): OutputStreams {
  const silence = (stream: OutputStream): OutputStream => ({ ...(stream.isTTY && { isTTY: true }), write: () => true });
  return { stdout: silence(streams.stdout), stderr: silence(streams.stderr) };
}
