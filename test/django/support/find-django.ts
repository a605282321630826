import { execFile } from "node:child_process";

/** The Python that has Django, and which one. */
export interface InstalledDjango {
  readonly python: string;
  readonly version: string;
}

/** Why there is none. */
export interface MissingDjango {
  readonly reason: string;
}

/** What Debian's packages are called; the last two are for the hashers of those names. */
const packages = "python3-django python3-psycopg2 python3-argon2 python3-bcrypt";

/** Prints the version; fails naming the module that is missing. */
const probe = "import django, psycopg2, argon2, bcrypt; print(django.__version__)";

/**
 * Finds a Django: that of the Python in DJANGO_PYTHON, else of `python3`, else of Debian's own Python. PYTHONPATH counts,
 * so that an unpacked Django of another version can be tested.
 */
export async function findDjango(environment = process.env): Promise<InstalledDjango | MissingDjango> {
  const { DJANGO_PYTHON } = environment;
  const candidates = DJANGO_PYTHON ? [DJANGO_PYTHON] : ["python3", "/usr/bin/python3"];
  const failures: string[] = [];
  for (const python of candidates) {
    const { version, failure } = await askVersion(python);
    if (version !== undefined) return { python, version };
    failures.push(`${python}: ${failure}`);
  }
  return { reason: `no Django with its drivers (${failures.join("; ")}). On Debian: apt-get install ${packages}` };
}

interface Answer {
  readonly version?: string;
  readonly failure: string;
}

function askVersion(python: string): Promise<Answer> {
  return new Promise((resolve) => {
    execFile(python, ["-c", probe], (error, stdout, stderr) => {
      const failure = stderr.trim().split("\n").at(-1) || (error?.message ?? "");
      resolve(error === null ? { version: stdout.trim(), failure } : { failure });
    });
  });
}
