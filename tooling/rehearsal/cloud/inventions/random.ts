/*
 * Random values: never random here, so that two runs can be compared.
 *
 * Source: terraform-provider-random, the default alphabets and which output is the id.
 */
import { createHash } from "node:crypto";
import type { Properties } from "../../../standin/model";
import type { Inventing, Invention } from "./invention";

/** `length` bytes, the same in every run for the same text. */
function bytes(seed: string, length: number): Buffer {
    const digest = (block: number) =>
        createHash("sha256")
            .update(`${seed}/${String(block)}`)
            .digest();
    const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, block) => digest(block));
    return Buffer.concat(blocks).subarray(0, length);
}

const lengthOf = (value: unknown) => (typeof value === "number" ? value : 0);

function id({ urn, inputs }: Inventing): Properties {
    const random = bytes(urn, lengthOf(inputs.byteLength));
    const prefix = typeof inputs.prefix === "string" ? inputs.prefix : "";
    return {
        b64Std: prefix + random.toString("base64"),
        b64Url: prefix + random.toString("base64url"),
        dec: prefix + BigInt(`0x0${random.toString("hex")}`).toString(),
        hex: prefix + random.toString("hex"),
    };
}

const lower = "abcdefghijklmnopqrstuvwxyz";

/** The kinds of characters, with the inputs that allow a kind and ask for a least number of it. */
const kinds = [
    { allow: "lower", least: "minLower", alphabet: lower },
    { allow: "upper", least: "minUpper", alphabet: lower.toUpperCase() },
    { allow: "numeric", least: "minNumeric", alphabet: "0123456789" },
    { allow: "special", least: "minSpecial", alphabet: "!@#$%&*()-_=+[]{}<>:?" },
] as const;

function text({ urn, inputs }: Inventing): string {
    const alphabets = kinds.map(({ allow, least, alphabet }) => ({
        isAllowed: inputs[allow] !== false,
        least: lengthOf(inputs[least]),
        alphabet: allow === "special" && typeof inputs.overrideSpecial === "string" ? inputs.overrideSpecial : alphabet,
    }));
    const every = alphabets.filter(({ isAllowed }) => isAllowed).reduce((all, { alphabet }) => all + alphabet, "");
    const demanded = alphabets.flatMap(({ least, alphabet }) => Array.from({ length: least }, () => alphabet));
    return [...bytes(urn, lengthOf(inputs.length))]
        .map((byte, index) => {
            const alphabet = demanded[index] ?? every;
            return alphabet.charAt(byte % alphabet.length);
        })
        .join("");
}

export const random: Readonly<Record<string, Invention>> = {
    "random:index/randomId:RandomId": { id: (resource) => String(id(resource).b64Url), outputs: id },
    "random:index/randomPassword:RandomPassword": {
        outputs: (resource) => ({
            result: text(resource),
            // The form of a bcrypt hash, and a hash of nothing.
            bcryptHash: `$2a$10$${bytes(resource.urn, 27).toString("hex").slice(0, 53)}`,
        }),
    },
    "random:index/randomString:RandomString": { id: text, outputs: (resource) => ({ result: text(resource) }) },
};
