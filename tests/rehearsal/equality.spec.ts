import { expect } from "chai";
import type { PolicyViolation, Preview } from "../../tooling/engine/preview";
import { analyze } from "./support/analyze";
import { previewPlatform, stacks } from "../support/platform";
import { plant, planted } from "../support/planted";
import { differences, type Difference } from "./support/differences";
import { RealEngine } from "./support/realEngine";

/** What cannot be equal, and why. */
const exceptions: readonly { readonly why: string; readonly is: (difference: Difference) => boolean }[] = [
    {
        why: "the real engine has a provider for each package of remote components; the in-process one constructs them itself",
        is: ({ type, path, previewed }) =>
            /^pulumi:providers:(awsx|eks)$/.test(type) && path === "urn" && previewed === undefined,
    },
    {
        why: "the real engine has a provider for its own package, which it asks for the version that the program needs",
        is: ({ type, path, previewed }) =>
            type === "pulumi:providers:pulumi" && path === "urn" && previewed === undefined,
    },
    {
        why: "the real engine draws the id of a provider by lot",
        is: ({ type, path }) => type.startsWith("pulumi:providers:") && path === "id",
    },
    {
        why: "what refers to a provider has its id",
        is: ({ type, path }) => type === "eks:index:Cluster" && path === "outputs.core.provider.id",
    },
    {
        why: "the real engine keeps its own notes in a provider's inputs",
        is: ({ type, path }) => type.startsWith("pulumi:providers:") && path === "inputs.__internal",
    },
    {
        why: "the real engine writes the version of the SDK into an explicit provider's inputs",
        is: ({ type, path }) => type === "pulumi:providers:kubernetes" && path === "inputs.version",
    },
    {
        why: "a resource that stands for its id is still a reference in process; the state has the id",
        is: ({ type, path }) =>
            type === "aws:iam/rolePolicyAttachment:RolePolicyAttachment" && /^(in|out)puts\.role$/.test(path),
    },
];

/** Verdicts in an order that does not depend on which resource was judged first. */
const verdicts = (policies: readonly PolicyViolation[]) =>
    policies
        .map(({ pack, policy, level, urn, message }) => ({ pack, policy, level, urn, message: message.trim() }))
        .sort((a, b) => (`${a.policy} ${a.urn} ${a.message}` < `${b.policy} ${b.urn} ${b.message}` ? -1 : 1));

for (const name of stacks) {
    describe(`${name} in process and on the real engine`, () => {
        let engine: RealEngine;
        let preview: Preview;
        let found: readonly Difference[];
        let real: readonly PolicyViolation[];

        before(async () => {
            preview = await previewPlatform(name);
            engine = await RealEngine.start(name);
            const stack = await engine.stack(name);
            const up = await stack.up();
            expect(up.succeeded, JSON.stringify(up.diagnostics)).to.equal(true);
            real = up.policies;
            found = differences(preview, await stack.resources());
        });

        after(() => {
            engine.stop();
        });

        it("have the same resources, but for what cannot be equal", () => {
            expect(found.filter((difference) => !exceptions.some(({ is }) => is(difference)))).to.deep.equal([]);
        });

        for (const { why, is } of exceptions) {
            it(`cannot be equal in that ${why}`, () => {
                expect(found.some(is)).to.equal(true);
            });
        }

        it("have the same verdicts of the policies", () => {
            expect(verdicts(real)).to.deep.equal(verdicts(preview.policies));
        });

        it("have the same verdicts in `pulumi policy analyze` of what `platform preview --state` writes", async () => {
            expect(verdicts(await analyze(engine, preview))).to.deep.equal(verdicts(preview.policies));
        });
    });
}

describe("faults planted in a component", () => {
    let engine: RealEngine;

    before(async () => {
        engine = await RealEngine.start("dev");
    });

    after(() => {
        engine.stop();
    });

    it("are caught by the same rules at the same resources in process and on the real engine", async () => {
        const preview = await previewPlatform("dev", plant);
        const { policies, succeeded } = await (await engine.stack("dev", plant)).preview();
        expect(verdicts(policies)).to.deep.equal(verdicts(preview.policies));
        expect(succeeded).to.equal(false);
        expect(policies.filter(({ level }) => level === "mandatory")).to.have.length.least(planted.length);
    });

    it("are caught likewise by `pulumi policy analyze`", async () => {
        const preview = await previewPlatform("dev", plant);
        expect(verdicts(await analyze(engine, preview))).to.deep.equal(verdicts(preview.policies));
    });
});
