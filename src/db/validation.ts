export type { Problem, Validator } from "./validation/problem.ts";
export { validators } from "./validation/validators.ts";
