import { Document, isMap, isNode, isScalar, Pair, Scalar, YAMLMap, YAMLSeq, type Node } from "yaml";
import type { Preview, PreviewedResource } from "../engine/preview";
import { isDefaultProvider } from "../engine/report";
import { parseUrn, stackType } from "../engine/urn";
import { forPeople } from "../engine/values";
import { compare } from "../order";
import { ReadableValues } from "./readableValues";
import { stackPreview } from "./stackPreview";

/** The golden file of a stack of the repository. */
export const goldenOf = async (stack: string): Promise<string> => renderGolden(await stackPreview(stack));

const heading = ` Everything that \`pulumi up\` of an empty stack would create. Written by \`make generate\`.
 What is only known afterwards is [unknown]; !json marks what the program passes as JSON text.`;

/**
 * A whole preview for reviewers: each resource after its parent, with its options where they are not the default and
 * its inputs, then the stack's outputs. The order does not depend on the order of registration.
 */
export function renderGolden({ project, stack, resources, outputs }: Preview): string {
    const shown = resources.filter((resource) => !isDefaultProvider(resource) && resource.type !== stackType);
    const document = new Document(new YAMLMap());
    const values = new ReadableValues(document);
    document.commentBefore = heading;
    document.set("project", project);
    document.set("stack", stack);
    for (const [anchor, value] of repeated(shown)) {
        document.set(anchor, values.share(anchor, value));
    }
    const list = new YAMLSeq();
    list.items = entries(shown, values);
    document.set("resources", list);
    document.set("outputs", values.node(forPeople(outputs)));
    return document.toString({ lineWidth: 0, blockQuote: "literal" });
}

/** The tags of nearly every resource and the context of every component, as the first component has them. */
function repeated(resources: readonly PreviewedResource[]): [string, Record<string, unknown>][] {
    const context = resources.map(({ inputs }) => inputs.context).find(isObject);
    return [
        ...(isObject(context?.tags) ? ([["tags", context.tags]] satisfies [string, unknown][]) : []),
        ...(context ? ([["context", context]] satisfies [string, unknown][]) : []),
    ];
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function entries(resources: readonly PreviewedResource[], values: ReadableValues): Node[] {
    const paths = pathsOf(resources);
    const pathOf = ({ urn }: PreviewedResource) => paths.get(urn) ?? [];
    // NUL sorts before everything else: what is inside a resource comes right after it.
    const place = (resource: PreviewedResource) => pathOf(resource).join("\0");
    return [...resources]
        .sort((a, b) => compare(place(a), place(b)) || compare(a.type, b.type))
        .map((resource, index) => {
            const parent = pathOf(resource).slice(0, -1).join(" / ");
            const options = optionsOf(resource);
            const entry = new YAMLMap();
            entry.spaceBefore = index > 0;
            const members = {
                type: resource.type,
                name: resource.name,
                ...(parent === "" ? {} : { parent }),
                ...(Object.keys(options).length === 0 ? {} : { options: values.node(options) }),
                inputs: inputsOf(resource, values),
            };
            entry.items = Object.entries(members).map(([name, value]) => new Pair(new Scalar(name), value));
            return entry;
        });
}

/** Names from the child of the stack down to each resource. */
function pathsOf(resources: readonly PreviewedResource[]): ReadonlyMap<string, readonly string[]> {
    const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    const path = ({ name, parent = "" }: PreviewedResource): string[] => {
        const above = byUrn.get(parent);
        return [...(above ? path(above) : []), name];
    };
    return new Map(resources.map((resource) => [resource.urn, path(resource)]));
}

/** The inputs, each with the resources that its value comes from: a key's ARN alone says little. */
function inputsOf({ custom, inputs, propertyDependencies }: PreviewedResource, values: ReadableValues): Node {
    const node = values.node(forPeople(inputs));
    const dependencies = new Map(Object.entries(propertyDependencies));
    if (custom && isMap(node)) {
        for (const { key, value } of node.items) {
            const sources = (dependencies.get(String(key)) ?? []).map((urn) => parseUrn(urn).name);
            if (sources.length > 0 && isNode(value)) {
                comment(value, ` from ${[...new Set(sources)].sort(compare).join(", ")}`);
            }
        }
    }
    return node;
}

/** Behind a value that stands on one line, above any other. */
function comment(node: Node, text: string): void {
    if (isScalar(node)) {
        node.comment = text;
    } else {
        node.commentBefore = text;
    }
}

/** The options that are not the default. What inputs depend on shows in the inputs. */
function optionsOf(resource: PreviewedResource): Record<string, unknown> {
    const ofInputs = new Set(Object.values(resource.propertyDependencies).flat());
    const dependsOn = resource.dependencies.filter((urn) => resource.custom && !ofInputs.has(urn)).map(shortUrn);
    const provider = resource.provider === undefined ? undefined : providerOf(resource.provider);
    const options = {
        protect: resource.protect || undefined,
        retainOnDelete: resource.retainOnDelete || undefined,
        deleteBeforeReplace: resource.deleteBeforeReplace || undefined,
        ignoreChanges: resource.ignoreChanges.length > 0 ? resource.ignoreChanges : undefined,
        dependsOn: dependsOn.length > 0 ? dependsOn : undefined,
        deletedWith: resource.deletedWith === undefined ? undefined : shortUrn(resource.deletedWith),
        provider,
    };
    return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** The explicit provider of a reference, `<urn>::<id>`; undefined for one that the engine made itself. */
function providerOf(reference: string): string | undefined {
    const { type, name } = parseUrn(reference.slice(0, reference.lastIndexOf("::")));
    return isDefaultProvider({ type, name }) ? undefined : name;
}

function shortUrn(urn: string): string {
    const { type, name } = parseUrn(urn);
    return `${type} ${name}`;
}
