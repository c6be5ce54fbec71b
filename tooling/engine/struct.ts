import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { PropertyMap } from "./preview";

/** Properties as the protocol's messages hold them. */
export const toStruct = (properties: PropertyMap): Struct =>
    Struct.fromJavaScript(properties as Parameters<typeof Struct.fromJavaScript>[0]);

/** Properties out of a message; none where it has none. */
export const toObject = (struct: Struct | undefined): Record<string, unknown> => struct?.toJavaScript() ?? {};
