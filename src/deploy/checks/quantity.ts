const units: Readonly<Record<string, number>> = {
  "": 1,
  b: 1,
  k: 1e3,
  kb: 1024,
  m: 1e6,
  mb: 2 ** 20,
  g: 1e9,
  gb: 2 ** 30,
  ki: 2 ** 10,
  mi: 2 ** 20,
  gi: 2 ** 30,
};

/**
 * Reads an amount of memory as mebibytes. Compose and systemd mean powers of two by `256M`, Kubernetes by `256Mi` only.
 *
 * @returns undefined for what is none.
 */
export function mebibytes(text: string | undefined, dialect: "binary" | "kubernetes"): number | undefined {
  const [, digits = "", unit = ""] = /^(\d+(?:\.\d+)?)([a-zA-Z]*)$/.exec(text ?? "") ?? [];
  const name = unit.toLowerCase();
  const factor = units[dialect === "binary" && /^[kmg]$/.test(name) ? `${name}b` : name];
  return digits === "" || factor === undefined ? undefined : (Number(digits) * factor) / 2 ** 20;
}

/** Reads an amount of processor time as cores: `0.5`, `500m`. */
export function cores(text: string | undefined): number | undefined {
  const [, digits = "", unit = ""] = /^(\d+(?:\.\d+)?)(m?)$/.exec(text ?? "") ?? [];
  return digits === "" ? undefined : Number(digits) / (unit === "m" ? 1000 : 1);
}

/** Reads a time as seconds: `30`, `30s`, `1m30s`. */
export function seconds(text: string | undefined): number | undefined {
  if (text === undefined || !/^(\d+(\.\d+)?(ms|s|m|min|h|sec)?\s*)+$/.test(text)) return undefined;
  const factors: Readonly<Record<string, number>> = { ms: 0.001, s: 1, sec: 1, m: 60, min: 60, h: 3600 };
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([a-z]*)/g)];
  return parts.reduce((sum, [, digits, unit = ""]) => sum + Number(digits) * (factors[unit] ?? 1), 0);
}
