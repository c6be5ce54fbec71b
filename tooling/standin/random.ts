/*
 * Random values: what they will be never follows from anything.
 *
 * Source: terraform-provider-random, validation of `length`, `min_*` and `byte_length`, that one kind of character is
 * allowed at least, and the id of a password.
 */
import { all, combination, isOneOf, numberAt, property, required, whole, type Check } from "./checks";
import type { ResourceModel, ServiceModel } from "./model";

const minima = ["minLower", "minNumeric", "minSpecial", "minUpper"];
const kinds = ["lower", "numeric", "special", "upper"];

const text: Check = all(
    required("length"),
    property("length", whole(1, 2147483647)),
    combination("length", (inputs) => {
        const wanted = minima.reduce((sum, path) => sum + (numberAt(inputs, path) ?? 0), 0);
        const length = numberAt(inputs, "length");
        return length !== undefined && length < wanted
            ? `${String(length)} is less than ${minima.join(" + ")} = ${String(wanted)}; lengthen it`
            : undefined;
    }),
    ...minima.map((path) => property(path, whole(0, 2147483647))),
    combination("special", (inputs) =>
        kinds.every((kind) => isOneOf(inputs, kind, [false]))
            ? `is false like ${kinds.filter((kind) => kind !== "special").join(", ")}; allow one of them`
            : undefined,
    ),
);

const unpredictable = (check: Check, id = ""): ResourceModel => ({ check, create: () => ({ id, outputs: {} }) });

export const random: ServiceModel = {
    "random:index/randomId:RandomId": unpredictable(
        all(required("byteLength"), property("byteLength", whole(1, 2147483647, "bytes"))),
    ),
    "random:index/randomPassword:RandomPassword": unpredictable(text, "none"),
    "random:index/randomString:RandomString": unpredictable(text),
};
