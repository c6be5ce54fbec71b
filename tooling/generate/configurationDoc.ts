import { rules } from "../../config/rules";
import { addonNames, addonNeeds } from "../../config/schema/addons";
import { settingSchemas, type JsonSchema } from "./configSchema";
import { introduction, type Language } from "./configurationText";
import { markdownTable } from "./markdownTable";
import { spanish } from "./spanish";

/** One key of a table. */
interface Row {
    readonly key: string;
    readonly schema: JsonSchema;
    readonly required: boolean;
}

type Translate = (english: string) => string;

/** The reference of every key, as Markdown. */
export function renderConfigurationDoc(language: Language): string {
    const t = translator(language);
    const settings = Object.entries(settingSchemas());
    return [
        `# ${t("Configuration")}`,
        `> ${t("This page is generated from the schema in `config/`. To change it, change the schema and run `make generate`.")}`,
        introduction[language],
        `## ${t("All keys")}`,
        table(
            settings.map(([key, schema]) => ({ key, schema, required: schema.default === undefined })),
            t,
        ),
        ...settings.flatMap(([key, schema]) => chapter(key, schema, t)),
        `## ${t("Rules between keys")}`,
        [...new Set(rules.map(({ about }) => about))].map((about) => `- ${t(about)}\n`).join(""),
    ].join("\n\n");
}

/** @throws when a sentence is not translated */
function translator(language: Language): Translate {
    return (english) => {
        const translated = language === "en" ? english : spanish[english];
        if (translated === undefined) {
            throw new Error(`tooling/generate/spanish.ts has no Spanish for: ${english}`);
        }
        return translated;
    };
}

/** A chapter for each key that has keys of its own. */
function chapter(key: string, schema: JsonSchema, t: Translate): string[] {
    if (key === "platform:addons") {
        return [`## ${key}`, t(schema.description ?? ""), addonTable(t)];
    }
    const rows = rowsBelow(schema, "");
    return rows.length === 0 ? [] : [`## ${key}`, t(schema.description ?? ""), table(rows, t)];
}

/** The keys below a schema, each with its path: `<name>` stands for any key of a map, `[]` for any entry of a list. */
function rowsBelow(schema: JsonSchema, path: string): Row[] {
    const options = [schema, ...(schema.oneOf ?? [])];
    const rows = new Map<string, Row>();
    for (const { properties = {}, required = [] } of options) {
        for (const [name, property] of Object.entries(properties)) {
            const key = path === "" ? name : `${path}.${name}`;
            const seen = rows.get(key)?.schema;
            rows.set(key, { key, schema: merged(seen, property), required: required.includes(name) });
        }
    }
    const below = [...rows.values()].flatMap((row) => [row, ...rowsBelow(row.schema, row.key)]);
    const entries = schema.items ? rowsBelow(schema.items, `${path}[]`) : [];
    const members =
        typeof schema.additionalProperties === "object"
            ? rowsBelow(schema.additionalProperties, path === "" ? "<name>" : `${path}.<name>`)
            : [];
    return [...below, ...entries, ...members];
}

/** The same key in two maps of a union, of which each has its own value for it. */
function merged(seen: JsonSchema | undefined, schema: JsonSchema): JsonSchema {
    return seen ? { ...seen, const: undefined, enum: [seen.enum ?? seen.const, schema.const].flat() } : schema;
}

function table(rows: readonly Row[], t: Translate): string {
    const lines = rows.map(({ key, schema, required }) => [
        code(key),
        valueOf(schema, t),
        required ? t("required") : defaultOf(schema, t),
        t(schema.description ?? ""),
    ]);
    return markdownTable([t("Key"), t("Value"), t("Default"), t("What it is")], lines);
}

function addonTable(t: Translate): string {
    const lines = addonNames.map((name) => [code(name), addonNeeds[name].map(code).join(", ") || "-"]);
    return markdownTable([t("Add-ons"), t("Needs")], lines);
}

/** What one may write, in a few words. */
function valueOf(schema: JsonSchema, t: Translate): string {
    const choices = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
    const choice = choices.length > 0 && choices.length <= mostListed ? choices.map(literal).join(", ") : undefined;
    if (choice !== undefined) {
        return choice;
    }
    if (schema.anyOf) {
        return schema.anyOf.map((option) => valueOf(option, t)).join(", ");
    }
    if (schema.items) {
        return `${t("list")}: ${valueOf(schema.items, t)}`;
    }
    switch (schema.type) {
        case "boolean":
            return "`true`, `false`";
        case "integer":
            return `${t("whole number")}${range(schema)}`;
        case "number":
            return t("number") + (schema.exclusiveMinimum === undefined ? "" : ` > ${schema.exclusiveMinimum}`);
        case "string":
            return [t("text"), ...(schema.examples ?? []).map((example) => `${t("such as")} ${inYaml(example)}`)].join(
                " ",
            );
        case undefined:
        default:
            return typeof schema.additionalProperties === "object" && rowsBelow(schema, "").length === 0
                ? `${t("map")}: ${valueOf(schema.additionalProperties, t)}`
                : `${t("map")}, ${t("see below")}`;
    }
}

/** Longer lists of choices say less than the description does. */
const mostListed = 25;

function range({ minimum, maximum }: JsonSchema): string {
    return minimum === undefined || maximum === undefined ? "" : ` ${minimum}–${maximum}`;
}

function defaultOf(schema: JsonSchema, t: Translate): string {
    return schema.default === undefined ? t("none") : literal(schema.default);
}

const literal = (value: unknown) => (typeof value === "string" ? inYaml(value) : code(JSON.stringify(value)));

/** Text that YAML would take for a number stands in quotes. */
const inYaml = (value: unknown) => code(Number.isNaN(Number(value)) ? String(value) : JSON.stringify(value));

const code = (text: string) => `\`${text}\``;
