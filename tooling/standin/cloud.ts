import { construct } from "./components";
import type { CloudScope, ConstructModel } from "./model";
import { resourceCloud, type ResourceCloud } from "./resources";

/** The stand-in cloud as the engines see it: resources, data sources and remote components of every package. */
export interface StandinCloud extends ResourceCloud {
    /** The constructor of a remote component; undefined when it is not known. */
    construct(type: string): ConstructModel | undefined;
}

export const standinCloud = (scope: CloudScope): StandinCloud => ({ ...resourceCloud(scope), construct });
