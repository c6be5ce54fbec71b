import type { Component } from "./architecture";

/** A group of components that are drawn together. */
export interface Layer {
    readonly title: string;
    /** Background and border, readable under dark text. */
    readonly fill: string;
    readonly line: string;
    readonly components: readonly Component[];
}

/** The layers in reading order, by the room of a component's type token, `platform:<room>:<Name>`. */
const layers = [
    { title: "Encryption", rooms: ["keys"], fill: "#fdf3e3", line: "#c77700" },
    { title: "Network", rooms: ["network", "edge"], fill: "#e8f1fb", line: "#2a6fbb" },
    { title: "Delivery", rooms: ["registry", "delivery"], fill: "#e3f4f4", line: "#12808a" },
    { title: "Cluster", rooms: ["cluster"], fill: "#efeafc", line: "#6b4fbb" },
    { title: "Data", rooms: ["database", "storage", "secrets"], fill: "#e6f5ec", line: "#2c8a55" },
    { title: "GitOps", rooms: ["gitops", "addon"], fill: "#fdeaea", line: "#c0392b" },
    { title: "Operations", rooms: ["backup", "budget"], fill: "#eceff1", line: "#5f6f7a" },
] as const;

const unnamed = { title: "Other", fill: "#f5f5f5", line: "#777777" } as const;

/** The components layer by layer; layers without any are left out. */
export function layersOf(components: readonly Component[]): Layer[] {
    const rest = components.filter((component) => !layers.some(({ rooms }) => isIn(component, rooms)));
    return [
        ...layers.map(({ rooms, ...layer }) => ({
            ...layer,
            components: components.filter((component) => isIn(component, rooms)),
        })),
        { ...unnamed, components: rest },
    ].filter((layer) => layer.components.length > 0);
}

function isIn({ type }: Component, rooms: readonly string[]): boolean {
    const [owner, room = ""] = type.split(":");
    return owner === "platform" && rooms.includes(room);
}
