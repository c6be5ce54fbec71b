import type { StandinCloud } from "../standin/cloud";

/** What the engine asks of the cloud behind it, for all packages at once. */
export type Cloud = StandinCloud;
