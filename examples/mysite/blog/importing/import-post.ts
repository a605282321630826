import { atomic } from "tolv";
import { type ErrorsByField, ValidationFailed } from "tolv/db";
import { Post } from "../models.ts";
import { readRecord } from "./read-record.ts";

export interface ImportOptions {
  /** Changes the post that has the slug of the record, where there is one. */
  readonly update: boolean;
}

/**
 * Writes a record as a post, all of it or nothing.
 *
 * @throws ValidationFailed with everything that is wrong.
 */
export function importPost(
  values: Readonly<Record<string, unknown>>,
  { update }: ImportOptions,
): Promise<"created" | "updated"> {
  return atomic(async () => {
    const { columns, tags, errors } = await readRecord(values);
    const known = update
      ? await Post.filter({ slug: columns.slug ?? "" })
          .selectForUpdate()
          .first()
      : undefined;
    const post = Object.assign(known ?? new Post(), columns);
    refuse({ ...(await errorsOf(post)), ...errors });
    await post.save();
    if (tags !== undefined) await post.related("tags").set(tags);
    return known === undefined ? "created" : "updated";
  });
}

async function errorsOf(post: Post): Promise<ErrorsByField> {
  try {
    await post.fullClean();
    return {};
  } catch (error) {
    if (error instanceof ValidationFailed) return error.details.errors;
    throw error;
  }
}

function refuse(errors: ErrorsByField): void {
  if (Object.keys(errors).length > 0) throw new ValidationFailed({ model: Post.meta.label, errors });
}
