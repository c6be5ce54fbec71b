import type { Architecture, Component } from "./architecture";
import { linesOf, shortType, type Line } from "./labels";
import { layersOf } from "./layers";

/** An architecture as it is drawn, in whatever language. */
export interface Drawing {
    readonly title: string;
    readonly layers: readonly DrawnLayer[];
    readonly arrows: readonly Arrow[];
}

/** Components that are drawn together. */
export interface DrawnLayer {
    readonly title: string;
    /** Background, and the colour of borders and arrows. */
    readonly fill: string;
    readonly line: string;
    readonly boxes: readonly Box[];
}

/** One component. */
export interface Box {
    /** A name that every graph language takes. */
    readonly id: string;
    readonly title: string;
    readonly lines: readonly Line[];
}

/** From what is created first to what needs it. */
export interface Arrow {
    /** Ids of boxes. */
    readonly from: string;
    readonly to: string;
    /** How many inputs take their value over it; 0 where it only orders the two. */
    readonly inputs: number;
    /** The colour of the layer that it leaves. */
    readonly color: string;
}

export function drawingOf({ project, stack, components, edges }: Architecture): Drawing {
    const ids = idsOf(components);
    const layers = layersOf(components).map(({ components: members, ...layer }) => ({
        ...layer,
        boxes: members.map((component) => ({
            id: ids.get(component.urn) ?? "",
            title: titleOf(component, components),
            lines: linesOf(component),
        })),
    }));
    const colors = new Map(layers.flatMap(({ line, boxes }) => boxes.map(({ id }) => [id, line])));
    return {
        title: `${project}-${stack}`,
        layers,
        arrows: edges.map(({ from, to, inputs }) => {
            const id = ids.get(from) ?? "";
            return { from: id, to: ids.get(to) ?? "", inputs, color: colors.get(id) ?? "" };
        }),
    };
}

/** Ids by URN, made of names so that a reader finds them: `c_node_groups`. */
function idsOf(components: readonly Component[]): ReadonlyMap<string, string> {
    const taken = new Set<string>();
    return new Map(
        components.map(({ urn, name }) => {
            const wanted = `c_${name.replace(/\W/g, "_")}`;
            let id = wanted;
            for (let next = 2; taken.has(id); next++) {
                id = `${wanted}_${next}`;
            }
            taken.add(id);
            return [urn, id];
        }),
    );
}

/** The class of a component, with its name where several are of that class. */
function titleOf({ type, name }: Component, all: readonly Component[]): string {
    const isOnlyOne = all.filter((component) => component.type === type).length === 1;
    return isOnlyOne ? shortType(type) : `${shortType(type)} ${name}`;
}
