import type { ModelClass } from "#rooms/db";
import { blankForm } from "../form/define-form.ts";
import { bindModelForm } from "./bind-model-form.ts";
import { instanceValues } from "./instance-values.ts";
import type { AnyModelForm } from "./model-form.ts";
import type { ModelFormOptions } from "./model-form-options.ts";
import { type ModelFormParts, modelFormParts, partsForRow } from "./model-form-parts.ts";

/**
 * Makes a form from a model that only the running program knows; names are checked when the form is first used. Where
 * the compiler knows the model, `modelForm` says more.
 *
 * @throws UnknownField for a name that the model lacks; FieldNotEditable for one that no form can hold.
 *
 * @example
 * const form = await modelFormOf(model, { exclude: ["owner"] }).bind(data, { instance });
 */
export function modelFormOf(model: ModelClass, options: ModelFormOptions = {}): AnyModelForm {
  let made: ModelFormParts | undefined;
  const parts = () => {
    made ??= modelFormParts({ model, options });
    return made;
  };
  return {
    model,
    get fields() {
      return parts().fields;
    },
    blank: async ({ instance, initial, prefix } = {}) => {
      const form = instance === undefined ? parts() : partsForRow(parts());
      const shown = { ...(await instanceValues(form, instance)), ...initial };
      return blankForm(form.fields, { initial: shown, prefix, htmlName: options.htmlName });
    },
    bind: (data, { instance, ...bindOptions } = {}) => {
      const form = instance === undefined ? parts() : partsForRow(parts());
      return bindModelForm(form, { data, instance, ...bindOptions });
    },
  };
}
