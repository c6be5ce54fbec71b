/** The verbs that run the real engine, which are compiled to a file of their own (tooling/build.cjs). */
export { previewByCli } from "./previewByCli";
export { rehearse } from "./rehearse";
