import { describeChanges } from "./support/changesOfStack";

describeChanges("prod");
