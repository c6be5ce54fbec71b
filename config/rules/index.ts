import type { Rule } from "./rule";

/** Every cross-field rule, in the order in which their findings are listed. */
export const rules: readonly Rule[] = [];
