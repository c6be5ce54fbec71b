import { displayType } from "../cli/render/names";
import type { ComponentGroup } from "./architecture";

/** The name of a type as programs write it: `ec2.Subnet`, `awsx.ec2.Vpc`, `kubernetes.Namespace`, `Network`. */
export function shortType(type: string): string {
    const [owner = "", module = "", name = ""] = displayType(type).split(":");
    switch (owner) {
        case "platform":
            return name;
        case "aws":
            return `${module}.${name}`;
        case "kubernetes":
            return `${owner}.${name}`;
        case "pulumi":
            return module === "providers" ? `${name}.Provider` : name;
        default:
            return [owner, module, name].filter((part) => part !== "index").join(".");
    }
}

/** One line of what is inside a component. */
export interface Line {
    readonly depth: number;
    readonly count: number;
    readonly text: string;
    /** Whether the line stands for components, whose content follows one deeper. */
    readonly isComponent: boolean;
}

/** What is inside a component, line by line. */
export function linesOf({ resources, inside }: Pick<ComponentGroup, "resources" | "inside">, depth = 0): Line[] {
    return [
        ...inside.flatMap((group) => [
            { depth, count: group.count, text: shortType(group.type), isComponent: true },
            ...linesOf(group, depth + 1),
        ]),
        ...resources.map(({ type, count }) => ({ depth, count, text: shortType(type), isComponent: false })),
    ];
}
