import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright-core";

const root = join(import.meta.dirname, "../..");
const cache = join(root, "node_modules/.cache");
const systemBrowsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
// Root may not use Chromium's sandbox; without a zygote no helper process outlives the browser.
const flags = ["--no-sandbox", "--no-zygote", "--disable-gpu", "--disable-background-networking"];

/**
 * Starts a headless Chromium: the one from npm, else the system's. Closing it ends all of its processes.
 *
 * @throws Error when neither starts, with the reason of each.
 *
 * @example
 * await using browser = await launchBrowser();
 * const page = await browser.newPage();
 */
export async function launchBrowser(): Promise<Browser> {
  const failures: unknown[] = [];
  for (const launch of [launchPackagedBrowser, launchSystemBrowser]) {
    try {
      return await launch();
    } catch (error) {
      failures.push(error);
    }
  }
  throw new AggregateError(failures, `No browser can be started here:\n${failures.join("\n")}`);
}

async function launchPackagedBrowser(): Promise<Browser> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(`@sparticuz/chromium carries Linux x64 only, this is ${process.platform} ${process.arch}.`);
  }
  const directory = await unpackBrowser();
  const libraries = [join(directory, "al2023/lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  const env = { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(directory, "fonts") };
  return chromium.launch({ executablePath: join(directory, "chromium"), args: flags, env });
}

async function launchSystemBrowser(): Promise<Browser> {
  const executablePath = systemBrowsers.find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error(`No browser at ${systemBrowsers.join(", ")}.`);
  return chromium.launch({ executablePath, args: flags });
}

/** The directory of the unpacked browser; test files that run at the same time never see half of it. */
async function unpackBrowser(): Promise<string> {
  const { version } = createRequire(import.meta.url)(join(root, "node_modules/@sparticuz/chromium/package.json"));
  const directory = join(cache, `chromium-${version}-fonts`);
  if (existsSync(directory)) return directory;
  await mkdir(cache, { recursive: true });
  const staging = await mkdtemp(`${directory}-`);
  await unpackInto(staging);
  await writeFile(join(staging, "fonts/fonts.conf"), fontConfiguration(join(directory, "fonts")));
  await rename(staging, directory).catch(async (error: unknown) => {
    await rm(staging, { recursive: true });
    if (!existsSync(directory)) throw error;
  });
  return directory;
}

async function unpackInto(directory: string): Promise<void> {
  const script = 'import chromium from "@sparticuz/chromium"; await chromium.executablePath();';
  // The package unpacks into TMPDIR, and its own copies of NSS and Expat only where it believes to be on AWS.
  const env = { ...process.env, TMPDIR: directory, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" };
  await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], { cwd: root, env });
  await chmod(directory, 0o755);
  await chmod(join(directory, "chromium"), 0o755);
}

/** The package's own configuration looks into directories of AWS, where no fonts are: pages would have no text. */
function fontConfiguration(directory: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${directory}/fonts</dir><cachedir>${directory}/cache</cachedir></fontconfig>
`;
}
