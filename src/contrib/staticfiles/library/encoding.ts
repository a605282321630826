/** The forms in which a file can be sent, as HTTP names them. */
export type Encoding = "identity" | "br" | "gzip" | "zstd";

/** How the names of encoded files end. */
export const encodingSuffixes: Readonly<Record<Encoding, string>> = {
  identity: "",
  br: ".br",
  gzip: ".gz",
  zstd: ".zst",
};
