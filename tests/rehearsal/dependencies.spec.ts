import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { parseUrn } from "../../tooling/engine/urn";
import type { Fault } from "../../tooling/rehearsal/cloud/faults";
import { failures } from "../../tooling/rehearsal/engine/judged";
import { platformWith } from "../support/platform";
import { broughtUp } from "./support/broughtUp";
import { RealEngine } from "./support/realEngine";

/** What others need without a property that says so, and that takes its time here, so that nobody gets by without. */
const slow = ["aws:eks/accessEntry:AccessEntry"];

describe("what depends on something without a property that says so", () => {
    let delays: readonly Fault[];
    let engine: RealEngine;

    before(async () => {
        const whole = await broughtUp("dev");
        const late = whole.store.all().filter(({ type }) => slow.includes(type));
        whole.stop();
        expect(new Set(late.map(({ type }) => type))).to.deep.equal(new Set(slow));
        delays = late.map(({ urn }) => ({ call: "create", urn, delay: 1500 }));
    });

    beforeEach(async () => {
        engine = await RealEngine.start("dev", { packs: false, faults: delays });
    });

    afterEach(() => {
        engine.stop();
    });

    it("waits for it", async () => {
        expect(failures(await (await engine.stack("dev")).up())).to.deep.equal([]);
    });

    it("fails at `up` where it is not told to wait, and names what it misses", async () => {
        const hasty = await engine.stackOf("dev", () => {
            // Not a resource transform: those are asked only when the SDK has waited for what the resource depends on.
            pulumi.runtime.registerStackTransformation(({ type, props, opts }) =>
                type === "aws:eks/accessPolicyAssociation:AccessPolicyAssociation"
                    ? { props, opts: { ...opts, dependsOn: [] } }
                    : undefined,
            );
            return platformWith()();
        });
        const found = failures(await hasty.up()).map(
            ({ urn, message }) => `${urn ? parseUrn(urn).name : ""} ${message}`,
        );
        expect(found.join("\n")).to.match(/^cluster-\S+-policy [^]*ResourceNotFoundException/m);
    });
});
