import colors from "picocolors";
import type { PreviewedResource } from "../../engine/preview";
import { isDefaultProvider } from "../../engine/report";
import { compare } from "../../order";
import { columns } from "./columns";
import { displayType, safe } from "./names";

/** The resource tree as `pulumi preview` draws it, in an order that does not depend on the order of registration. */
export function renderTree(resources: readonly PreviewedResource[]): string {
    const children = new Map<string | undefined, PreviewedResource[]>();
    for (const resource of resources.filter((one) => !isDefaultProvider(one))) {
        const siblings = children.get(resource.parent);
        if (siblings) {
            siblings.push(resource);
        } else {
            children.set(resource.parent, [resource]);
        }
    }
    const rows: string[][] = [["", "Type", "Name", "Plan", "Info"].map((title) => colors.bold(title))];
    const walk = (resource: PreviewedResource, above: string, branch: string) => {
        rows.push([
            colors.green("+"),
            `${above}${branch}${safe(displayType(resource.type))}`,
            shortened(safe(resource.name)),
            colors.green("create"),
            info(resource),
        ]);
        const below = inDisplayOrder(children.get(resource.urn) ?? []);
        const deeper = above + (branch === "├─ " ? "│  " : branch === "└─ " ? "   " : "");
        below.forEach((child, index) => {
            walk(child, deeper, index === below.length - 1 ? "└─ " : "├─ ");
        });
    };
    for (const root of children.get(undefined) ?? []) {
        walk(root, "", "");
    }
    return columns(rows);
}

const widestName = 48;

/** A long name by its start, which says whose it is, and its end, which says what it is. */
function shortened(name: string): string {
    const start = Math.floor((widestName - 1) / 2);
    return name.length > widestName ? `${name.slice(0, start)}…${name.slice(start + 1 - widestName)}` : name;
}

/** Components first, each kind by type and name. */
function inDisplayOrder(resources: readonly PreviewedResource[]): PreviewedResource[] {
    return [...resources].sort(
        (a, b) => Number(a.custom) - Number(b.custom) || compare(a.type, b.type) || compare(a.name, b.name),
    );
}

function info(resource: PreviewedResource): string {
    return [
        resource.protect && resource.custom ? colors.cyan("protected") : "",
        resource.predicted ? "" : colors.yellow("outputs not predicted"),
    ]
        .filter(Boolean)
        .join(", ");
}
