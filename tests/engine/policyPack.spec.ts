import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { previewStack } from "../../tooling/engine/previewStack";
import { processPerStack, type Pack } from "../../tooling/engine/pack";
import { testCloud } from "../support/testCloud";

const root = join(__dirname, "../..");

/** Starts a pack as the CLI's language host does. */
const pack = (name: string): Pack => {
    const directory = join(__dirname, "../fixtures/packs", name);
    const runner = join(root, "node_modules/@pulumi/pulumi/cmd/run-policy-pack");
    return processPerStack({ directory, command: process.execPath, args: [runner, "127.0.0.1:0", directory] });
};

class Thing extends pulumi.CustomResource {
    declare readonly computed: pulumi.Output<string>;

    constructor(name: string, inputs: pulumi.Inputs = {}, opts?: pulumi.CustomResourceOptions) {
        super("test:index:Thing", name, { computed: undefined, ...inputs }, opts);
    }
}

const run = (packs: Pack[], program: () => void) =>
    previewStack(
        { project: "platform", stack: "dev", config: { "test:region": "us-east-1" }, secretKeys: [] },
        {
            program: () => {
                program();
                return Promise.resolve({});
            },
            cloud: testCloud(),
            packs,
        },
    );

const failure = async (name: string): Promise<string> => {
    try {
        await run([pack(name)], () => undefined);
    } catch (error) {
        return (error as Error).message;
    }
    throw new Error("expected a failure");
};

const urn = (name: string) => `urn:pulumi:dev::platform::test:index:Thing::${name}`;

describe("policy packs", () => {
    it("pass silently where nothing is wrong", async () => {
        const { policies, packs } = await run([pack("judge")], () => new Thing("small", { size: 1 }));
        expect(policies).to.deep.equal([]);
        expect(packs).to.deep.equal([{ name: "judge", version: "1.0.0", policies: 4 }]);
    });

    it("report violations with pack, policy, level, severity, resource and message", async () => {
        const { policies } = await run([pack("judge")], () => new Thing("large", { size: 9 }));
        expect(policies).to.deep.equal([
            {
                pack: "judge",
                policy: "small-things",
                level: "mandatory",
                severity: "high",
                urn: urn("large"),
                message: "Things are small.\nsize 9 is over 5",
            },
        ]);
    });

    it("see the whole stack at the end: outputs, parents, and which resource they speak of", async () => {
        const { policies } = await run([pack("judge")], () => {
            const group = new pulumi.ComponentResource("platform:test:Group", "group");
            new Thing("one", {}, { parent: group });
            new Thing("two");
            new Thing("three");
        });
        const ofStack = policies.filter(({ policy }) => policy === "few-things");
        expect(
            ofStack.map((violation) => [violation.level, violation.urn, violation.message.split("\n")[1]]),
        ).to.deep.equal([
            ["advisory", "urn:pulumi:dev::platform::pulumi:pulumi:Stack::platform-dev", "3 things"],
            [
                "advisory",
                "urn:pulumi:dev::platform::platform:test:Group$test:index:Thing::one",
                "made by group, arn arn:test:one",
            ],
        ]);
    });

    it("are told options, provider and stack as by the CLI", async () => {
        const { policies } = await run([pack("judge")], () => new Thing("guarded", {}, { protect: true }));
        expect(policies.map(({ message }) => message.split("\n")[1])).to.deep.equal([
            JSON.stringify({ protect: true, region: "us-east-1", stack: "dev" }),
        ]);
    });

    it("report as advisory that a policy read what a preview cannot know, as the CLI does", async () => {
        const { policies } = await run([pack("judge")], () => {
            new Thing("second", { later: new Thing("first").computed });
        });
        expect(policies.map(({ policy, level, urn: of }) => [policy, level, of])).to.deep.equal([
            ["reads-what-is-not-known", "advisory", urn("second")],
        ]);
    });

    it("see resources among the inputs by their ids, secrets in clear, and nothing that is internal to the SDK", async () => {
        const { policies } = await run([pack("judge")], () => {
            new Thing("holder", { holds: new Thing("held"), password: pulumi.secret("hunter2"), __internal: {} });
        });
        expect(policies.map(({ message }) => JSON.parse(message.split("\n")[1] ?? ""))).to.deep.equal([
            { holds: "held-id", password: "hunter2" },
        ]);
    });

    it("run side by side", async () => {
        const { packs } = await run([pack("judge"), pack("judge")], () => undefined);
        expect(packs).to.have.length(2);
    });

    it("that do not start fail the preview, with what they printed", async () => {
        const message = await failure("crash");
        expect(message).to.match(/^The policy pack .*crash stopped at its start \(exit code \d+\)/);
        expect(message).to.include("this pack is broken");
    });

    it("that print before their port fail the preview, as with the CLI", async () => {
        expect(await failure("chatty")).to.include('printed "hello" where its port was expected');
    });

    it("that remediate are refused rather than shown without their changes", async () => {
        expect(await failure("remediating")).to.include("Policy tags of pack remediating remediates");
    });

    it("that require configuration without a default are refused, with its name", async () => {
        expect(await failure("demanding")).to.include('Policy owner requires "owner"');
    });
});
