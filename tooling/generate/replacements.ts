import { readFileSync } from "node:fs";
import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";
import { format } from "prettier";
import { exceptions } from "../standin/diff/exceptions";
import type { Exception } from "../standin/diff/exceptions/exception";
import type { Rules } from "../standin/diff/rules";

type Specification = ReturnType<typeof loadAwsServiceSpecSync>;

/** The type of a property in the specification, as far as it leads to further properties. */
interface Shape {
    readonly type: string;
    /** Of a list or map. */
    readonly element?: Shape;
    /** To a type definition. */
    readonly reference?: { readonly $ref: string };
}

/** What replaces each known resource type: the CloudFormation specification, and the provider where it differs. */
export async function renderReplacements(): Promise<string> {
    const specification = loadAwsServiceSpecSync();
    const rules = Object.entries(exceptions)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([type, exception]) => [type, rulesFor(type, exception, specification)]);
    return format(JSON.stringify(Object.fromEntries(rules)), { parser: "json", printWidth: 120, tabWidth: 2 });
}

function rulesFor(type: string, exception: Exception, specification: Specification): Rules {
    const { replaces = [], inPlace = [], conditional = [], replacesByPresence, replacesByRemoval } = exception;
    const otherwise = [...inPlace, ...conditional, ...(replacesByPresence ?? []), ...(replacesByRemoval ?? [])];
    const specified = specifiedReplacements(type, exception, specification).filter(
        ({ path }) => !otherwise.some((decided) => isAtOrBelow(path, decided)),
    );
    for (const { path, verdict } of specified) {
        if (verdict === "maybe" && !replaces.some((decided) => isAtOrBelow(path, decided))) {
            throw new Error(
                `the specification says that a change of ${path} may replace ${type}; read ${exception.source} of the ` +
                    "provider and say in tooling/standin/diff/exceptions whether it does",
            );
        }
    }
    // Every resource of a region moves by replacement: internal/provider/sdkv2, forceNewIfRegionChanges.
    const region = inputsOf(type).includes("region") ? ["region"] : [];
    return {
        replaces: outermost([...specified.map(({ path }) => path), ...replaces, ...region]).sort(),
        replacesByPresence,
        replacesByRemoval,
        sets: exception.sets,
        kept: exception.kept,
        defaults: exception.defaults,
        named: type.startsWith("aws:") && hasOptionalName(type) ? true : undefined,
    };
}

/** What the specification says of a change. */
export interface Specified {
    /** In Pulumi's property names, without indexes. */
    readonly path: string;
    readonly verdict: "yes" | "maybe";
}

/** What replaces the resource by the specification, or may, as far as Pulumi has the property. */
export function specifiedReplacements(type: string, exception: Exception, specification: Specification): Specified[] {
    if (exception.specification === undefined) {
        return [];
    }
    const inputs = inputsOf(type);
    return replacementsIn(exception.specification, specification)
        .map(({ path, verdict }) => ({ path: pulumiPath(path, exception.names ?? {}), verdict }))
        .filter(({ path }) => inputs.includes(path.split(".")[0] ?? ""));
}

function replacementsIn(cloudFormationType: string, specification: Specification): Specified[] {
    const resource = specification.lookup("resource", "cloudFormationType", "equals", cloudFormationType).only();
    const visit = (properties: typeof resource.properties, parent: string, visited: readonly string[]): Specified[] =>
        Object.entries(properties).flatMap(([name, { type, causesReplacement: verdict = "no" }]) => {
            const path = `${parent}${name}`;
            const reference = referenceIn(type);
            const definition =
                reference === undefined || visited.includes(reference)
                    ? undefined
                    : specification.get("typeDefinition", reference);
            return [
                ...(verdict === "no" ? [] : [{ path, verdict }]),
                ...(definition ? visit(definition.properties, `${path}.`, [...visited, definition.$id]) : []),
            ];
        });
    return visit(resource.properties, "", []);
}

/** The type definition that a property has, itself or in a list or map. */
function referenceIn({ element, reference }: Shape): string | undefined {
    return element ? referenceIn(element) : reference?.$ref;
}

/** The longest beginning of the path that has a name of its own, the rest in camel case. */
function pulumiPath(path: string, names: Readonly<Record<string, string>>): string {
    const steps = path.split(".");
    for (let length = steps.length; length > 0; length--) {
        const name = names[steps.slice(0, length).join(".")];
        if (name !== undefined) {
            return [name, ...steps.slice(length).map(camelCase)].join(".");
        }
    }
    return steps.map(camelCase).join(".");
}

/** `DBSubnetGroupName` is `dbSubnetGroupName`. */
const camelCase = (name: string) =>
    name.replace(/^[A-Z]+(?=[A-Z][a-z0-9]|$)|^[A-Z]/, (letters) => letters.toLowerCase());

const isAtOrBelow = (path: string, ancestor: string) => path === ancestor || path.startsWith(`${ancestor}.`);

const outermost = (paths: readonly string[]) =>
    [...new Set(paths)].filter((path) => !paths.some((other) => other !== path && isAtOrBelow(path, other)));

/** The inputs of a resource type, as the SDK's constructor takes them. */
export function inputsOf(type: string): string[] {
    const source = readFileSync(`${modulePath(type)}.js`, "utf8");
    return [...source.matchAll(/resourceInputs\["(\w+)"\] = \(?args/g)].map(([, name = ""]) => name);
}

/**
 * Whether the provider would generate the `name`: pulumi-terraform-bridge makes every input of that name optional for
 * which it does (pkg/tfbridge/info/autonaming.go, SetAutonaming).
 */
function hasOptionalName(type: string): boolean {
    const declarations = readFileSync(`${modulePath(type)}.d.ts`, "utf8");
    const name = type.slice(type.lastIndexOf(":") + 1);
    return /^ {4}name\?:/m.test(declarations.slice(declarations.indexOf(`export interface ${name}Args `)));
}

/** `aws:ec2/vpc:Vpc` is in the file `ec2/vpc` of the package `@pulumi/aws`. */
function modulePath(type: string): string {
    const [packageName = "", module = ""] = type.split(":");
    return require.resolve(`@pulumi/${packageName}/${module.replace(/^index\//, "")}.js`).slice(0, -".js".length);
}
