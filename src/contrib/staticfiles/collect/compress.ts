import { promisify } from "node:util";
import { brotliCompress, constants, gzip, type ZstdOptions, zstdCompress } from "node:zlib";
import type { Encoding } from "../library/encoding.ts";

const compressors: readonly (readonly [Exclude<Encoding, "identity">, (bytes: Buffer) => Promise<Buffer>])[] = [
  ["br", (bytes) => promisify(brotliCompress)(bytes, { params: brotliParameters(bytes.length) })],
  ["gzip", (bytes) => promisify(gzip)(bytes, { level: 9 })],
  ["zstd", (bytes) => promisify(zstdCompress)(bytes, zstdOptions(bytes.length))],
];

/** A file must shrink to this part of its size, else unpacking it is not worth the while. */
const worthwhile = 0.95;

/** Packs a file as small as each encoding can: it is done once and sent often. Those that save nothing are left out. */
export async function compress(bytes: Buffer): Promise<ReadonlyMap<Encoding, Buffer>> {
  const packed = await Promise.all(compressors.map(async ([encoding, pack]) => [encoding, await pack(bytes)] as const));
  return new Map(packed.filter(([, smaller]) => smaller.length <= bytes.length * worthwhile));
}

function brotliParameters(size: number): Record<number, number> {
  return {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: size,
  };
}

/** Told the size, zstd takes the tables of a small file and not those of a large one: 1 ms instead of 120. */
function zstdOptions(size: number): ZstdOptions {
  return { params: { [constants.ZSTD_c_compressionLevel]: 19 }, pledgedSrcSize: size };
}
