import type { Exceptions } from "./exception";

/** Of a value made of characters: another wish makes another value. */
const characters = {
    replaces: [
        "keepers",
        "length",
        "lower",
        "minLower",
        "minNumeric",
        "minSpecial",
        "minUpper",
        "number",
        "numeric",
        "overrideSpecial",
        "special",
        "upper",
    ],
    kept: ["number", "numeric"],
    defaults: {
        lower: true,
        minLower: 0,
        minNumeric: 0,
        minSpecial: 0,
        minUpper: 0,
        special: true,
        upper: true,
    },
};

/** Of hashicorp/terraform-provider-random, plan modifiers that require a replacement. */
export const random: Exceptions = {
    "random:index/randomId:RandomId": {
        source: "internal/provider/resource_id.go",
        replaces: ["byteLength", "keepers", "prefix"],
    },
    "random:index/randomPassword:RandomPassword": { source: "internal/provider/resource_password.go", ...characters },
    "random:index/randomString:RandomString": { source: "internal/provider/resource_string.go", ...characters },
};
