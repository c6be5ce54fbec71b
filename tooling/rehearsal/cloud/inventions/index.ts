/*
 * What a cloud makes up when it creates something: addresses, name servers, unique ids, times. A preview cannot know any
 * of it, so none of it is in tooling/standin, whose answers follow from the inputs.
 */
import type { Properties } from "../../../standin/model";
import { hex } from "../../../standin/names";
import { aws } from "./aws";
import type { Inventing, Invention } from "./invention";
import { kubernetes } from "./kubernetes";
import { random } from "./random";

const inventionOf = (type: string): Invention | undefined =>
    type.startsWith("kubernetes:") ? kubernetes(type) : (aws[type] ?? random[type]);

/** The outputs that the cloud makes up. */
export const inventedOutputs = (resource: Inventing): Properties => inventionOf(resource.type)?.outputs(resource) ?? {};

/** The id, made up where it does not follow from the inputs. */
export function idOf(resource: Inventing): string {
    const { id } = resource.created;
    return id === "" ? (inventionOf(resource.type)?.id?.(resource) ?? `${resource.name}-${hex(resource.urn, 8)}`) : id;
}
