import { FieldUnknown, ModelUnknown } from "../errors.ts";
import { type ModelState, type StateField, withFields } from "./model-state.ts";

/** All models at one point of the project's history; immutable. Names of models are compared without regard to case. */
export class ProjectState {
  readonly #models: ReadonlyMap<string, ModelState>;

  constructor(models: Iterable<ModelState> = []) {
    this.#models = new Map(Array.from(models, (model) => [model.label.toLowerCase(), model]));
  }

  /** Every model, in the order of creation. */
  get models(): readonly ModelState[] {
    return [...this.#models.values()];
  }

  /**
   * The model of a label such as `auth.User`.
   *
   * @throws ModelUnknown if there is none at this point of the history.
   */
  model(label: string): ModelState {
    const model = this.find(label);
    if (!model) throw new ModelUnknown({ label, known: this.models.map((known) => known.label) });
    return model;
  }

  /** The model of a label, or undefined. */
  find(label: string): ModelState | undefined {
    return this.#models.get(label.toLowerCase());
  }

  /** @throws ModelUnknown, FieldUnknown */
  field(label: string, name: string): StateField {
    const model = this.model(label);
    const field = model.fields[name];
    if (!field) throw new FieldUnknown({ label: model.label, field: name, known: Object.keys(model.fields) });
    return field;
  }

  /** This state with the model added or replaced. */
  with(model: ModelState): ProjectState {
    return new ProjectState(new Map(this.#models).set(model.label.toLowerCase(), model).values());
  }

  /** This state without the model. @throws ModelUnknown */
  without(label: string): ProjectState {
    const gone = this.model(label);
    return new ProjectState(this.models.filter((model) => model !== gone));
  }

  /** This state with the field added at the end of its model, or replaced in its place. @throws ModelUnknown */
  withField(label: string, name: string, field: StateField): ProjectState {
    const model = this.model(label);
    return this.with(withFields(model, { ...model.fields, [name]: field }));
  }

  /** This state without the field. @throws ModelUnknown, FieldUnknown */
  withoutField(label: string, name: string): ProjectState {
    this.field(label, name);
    const model = this.model(label);
    const { [name]: _gone, ...fields } = model.fields;
    return this.with(withFields(model, fields));
  }
}
