/** Work of an app that belongs to every build, such as collecting its static files. */
export interface BuildStep {
  /** What it makes, in words such as `static files`. */
  readonly name: string;
  /**
   * Writes into the folder of the build, below a name of its own, the same bytes for the same sources. It runs inside
   * the project with the settings of the build stage, and says in a few words what it did.
   *
   * @param folder The absolute path of the unfinished build.
   */
  run(folder: string): Promise<string>;
}
