/** Reads stored passwords of one of Django's formats; the format's first part names it. */
export interface PasswordVerifier {
  /** What stands before the first `$`, such as `pbkdf2_sha256`. */
  readonly algorithm: string;
  /** True for a function that needs much memory, so that guessing on graphics cards is not cheap. */
  readonly memoryHard: boolean;
  /** True when `encoded` holds the password; false too for a malformed hash. Compares in constant time. */
  verify(password: string, encoded: string): Promise<boolean>;
  /** True when `encoded` was made with less work than new hashes are; never true for a stronger one. */
  isWeak(encoded: string): boolean;
  /** Spends the work that a weak hash lacks, so that a wrong password takes as long as one of an unknown user. */
  harden(password: string, encoded: string): Promise<void>;
}

/** A format that new passwords may be stored in. */
export interface PasswordHasher extends PasswordVerifier {
  /** Hashes a new password under a fresh salt, off the event loop. */
  encode(password: string): Promise<string>;
}
