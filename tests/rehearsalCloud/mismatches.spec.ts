import { expect } from "chai";
import type { StateResource } from "../../tooling/rehearsal/engine/rehearsedStack";
import { mismatches } from "../rehearsal/support/comparable";
import { created, startProvider, subject, temporaryFolder } from "./support";

const vpc = "aws:ec2/vpc:Vpc";

const inState = (name: string, id: string, parts: Partial<StateResource> = {}): StateResource => ({
    urn: subject(vpc, name).urn,
    type: vpc,
    custom: true,
    id,
    ...parts,
});

describe("what cloud and state do not both have", () => {
    it("is each resource of one that the other does not know by this id", async () => {
        const { provider, store } = startProvider(temporaryFolder());
        const inputs = { cidrBlock: "10.0.0.0/16" };
        const both = await created(provider, vpc, "both", inputs);
        const remade = await created(provider, vpc, "remade", inputs);
        const component = inState("component", "", { custom: false });
        const defaultProvider = inState("default", "drawn", { type: "pulumi:providers:aws" });
        const state = [inState("both", both), inState("remade", "vpc-gone"), component, defaultProvider];
        expect(mismatches(store, state)).to.deep.equal([
            `only in the cloud: ${subject(vpc, "remade").urn} ${remade}`,
            `only in the state: ${subject(vpc, "remade").urn} vpc-gone`,
        ]);
    });
});
