import { describeChanges } from "./support/changesOfStack";

describeChanges("dev");
