export { constantTimeEqual } from "./constant-time-equal.ts";
export { BadSignature, SignatureExpired } from "./errors.ts";
export { lettersAndDigits, randomString } from "./random-string.ts";
export { type SaltedHmacOptions, saltedHmac } from "./salted-hmac.ts";
export { secretKeys } from "./secret-keys.ts";
export { type DumpOptions, dumps, type JsonValue, loads } from "./signed-json.ts";
export { type SignerOptions, sign, unsign } from "./signer.ts";
export {
  signWithTimestamp,
  type TimestampSignOptions,
  type TimestampUnsignOptions,
  unsignWithTimestamp,
} from "./timestamp-signer.ts";
