import type { Inventory } from "../../../standin/inventory";
import type { Created, Properties, ResourceRequest } from "../../../standin/model";
import { characters, hex, upperAlphanumeric } from "../../../standin/names";

/** A resource with what of it follows from its inputs. Its URN is the seed of all that is invented for it. */
export interface Inventing extends ResourceRequest {
    readonly created: Created;
    readonly inventory: Inventory;
}

/** What a cloud makes up for one resource type. */
export interface Invention {
    /** The id, where it does not follow from the inputs. */
    readonly id?: (resource: Inventing) => string;
    /** Outputs over those that follow from the inputs. */
    readonly outputs: (resource: Inventing) => Properties;
}

/** When everything in the stand-in cloud happens: the same in every run. */
export const time = "2026-01-01T00:00:00Z";

/** A whole number below 2^`bits` (at most 48), the same in every run for the same text. */
export const number = (text: string, bits: number): number => parseInt(hex(text, 12), 16) % 2 ** bits;

/** A unique id as IAM and Route 53 have them: a prefix and 17 capital letters and digits. */
export const uniqueId = (prefix: string, seed: string): string => `${prefix}${characters(seed, 17, upperAlphanumeric)}`;
