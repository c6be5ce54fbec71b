import type { Chapter } from "../change";
import { cluster } from "./cluster";
import { data } from "./data";
import { database } from "./database";
import { edge } from "./edge";
import { network } from "./network";
import { nodePools } from "./nodePools";

/** Every change of configuration that is rehearsed, in the order of the page. */
export const chapters: readonly Chapter[] = [network, cluster, nodePools, database, data, edge];
