import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import type { Cloud } from "../../tooling/engine/cloud";
import type { Preview } from "../../tooling/engine/preview";
import { previewStack } from "../../tooling/engine/previewStack";
import { report, summarize } from "../../tooling/engine/report";
import { testCloud } from "../support/testCloud";

/** A custom resource of a package that only the tests' cloud knows. */
class Thing extends pulumi.CustomResource {
    declare readonly arn: pulumi.Output<string>;
    declare readonly size: pulumi.Output<number>;
    declare readonly computed: pulumi.Output<string>;

    constructor(
        name: string,
        inputs: pulumi.Inputs = {},
        opts?: pulumi.CustomResourceOptions,
        type = "test:index:Thing",
    ) {
        super(type, name, { arn: undefined, size: undefined, computed: undefined, ...inputs }, opts);
    }
}

class Group extends pulumi.ComponentResource {
    readonly thing: Thing;

    constructor(name: string, args: pulumi.Inputs = {}, opts?: pulumi.ComponentResourceOptions) {
        super("platform:test:Group", name, args, opts);
        this.thing = new Thing(`${name}-thing`, { size: 1 }, { parent: this });
        this.registerOutputs({ arn: this.thing.arn });
    }
}

class Remote extends pulumi.ComponentResource {
    declare readonly arn: pulumi.Output<string>;

    constructor(name: string, inputs: pulumi.Inputs, opts?: pulumi.ComponentResourceOptions) {
        super("test:index:Remote", name, { arn: undefined, ...inputs }, opts, true);
    }
}

class RemoteBody extends pulumi.ComponentResource {
    readonly arn: pulumi.Output<string>;

    constructor(name: string, inputs: pulumi.Inputs, opts: pulumi.ComponentResourceOptions) {
        super("test:index:Remote", name, {}, opts);
        this.arn = new Thing(`${name}-child`, { size: inputs.size as pulumi.Input<number> }, { parent: this }).arn;
        this.registerOutputs({ arn: this.arn });
    }
}

const remoteComponents = {
    "test:index:Remote": (
        name: string,
        _type: string,
        inputs: pulumi.Inputs,
        options: pulumi.ComponentResourceOptions,
    ) => {
        const body = new RemoteBody(name, inputs, options);
        return Promise.resolve({ urn: body.urn, state: { arn: body.arn } });
    },
};

const run = (program: () => Record<string, unknown>, cloud: Cloud = testCloud(), config: Record<string, string> = {}) =>
    previewStack(
        { project: "platform", stack: "dev", config, secretKeys: ["platform:password"] },
        { program, cloud, packs: [] },
    );

const find = (preview: Preview, name: string) => {
    const resource = preview.resources.find((r) => r.name === name);
    if (!resource) {
        throw new Error(`no resource named ${name}: ${preview.resources.map((r) => r.name).join(", ")}`);
    }
    return resource;
};

const failure = async (promise: Promise<unknown>): Promise<Error> => {
    try {
        await promise;
    } catch (error) {
        return error as Error;
    }
    throw new Error("expected a failure");
};

describe("the in-process engine", () => {
    it("gives URNs, parents and ids as the engine does", async () => {
        const preview = await run(() => ({ arn: new Group("group").thing.arn }));
        expect(preview.resources.map(({ urn }) => urn)).to.deep.equal([
            "urn:pulumi:dev::platform::pulumi:pulumi:Stack::platform-dev",
            "urn:pulumi:dev::platform::platform:test:Group::group",
            "urn:pulumi:dev::platform::pulumi:providers:test::default",
            "urn:pulumi:dev::platform::platform:test:Group$test:index:Thing::group-thing",
        ]);
        expect(find(preview, "group-thing").parent).to.equal("urn:pulumi:dev::platform::platform:test:Group::group");
        expect(find(preview, "group-thing").id).to.equal("group-thing-id");
        expect(preview.outputs).to.deep.equal({ arn: "arn:test:group-thing" });
    });

    it("leaves unknown what the cloud does not predict, and lets it flow on as unknown", async () => {
        const preview = await run(() => {
            const first = new Thing("first");
            new Thing("second", { size: first.computed });
            return { computed: first.computed };
        });
        expect(report(preview).outputs).to.deep.equal({ computed: "[unknown]" });
        expect(report(preview).resources.find(({ name }) => name === "second")?.inputs).to.deep.equal({
            size: "[unknown]",
        });
        expect(find(preview, "second").propertyDependencies)
            .to.have.property("size")
            .that.includes(find(preview, "first").urn);
    });

    it("names a type that the cloud does not know, and shows its inputs", async () => {
        const preview = await run(() => {
            new Thing("strange", { size: 3 }, undefined, "other:index:Strange");
            return {};
        });
        expect(find(preview, "strange")).to.deep.include({ predicted: false, id: undefined, inputs: { size: 3 } });
        expect(report(preview).summary.notPredicted).to.equal(1);
    });

    it("masks secrets wherever they go", async () => {
        const preview = await run(() => {
            const secret = pulumi.secret("hunter2");
            const thing = new Thing("keeper", { password: secret });
            return { password: secret, copy: (thing as unknown as { password: unknown }).password ?? secret };
        });
        expect(JSON.stringify(report(preview))).not.to.include("hunter2");
        expect(report(preview).outputs.password).to.equal("[secret]");
        expect(report(preview).resources.find(({ name }) => name === "keeper")?.outputs.password).to.equal("[secret]");
    });

    it("keeps configuration secrets secret", async () => {
        const preview = await run(
            () => ({ password: new pulumi.Config("platform").requireSecret("password") }),
            testCloud(),
            { "platform:password": "hunter2" },
        );
        expect(report(preview).outputs).to.deep.equal({ password: "[secret]" });
    });

    it("runs transforms of the resource, its parents and the stack, in that order", async () => {
        const mark = (what: string) => (args: pulumi.ResourceTransformArgs) =>
            args.type === "test:index:Thing"
                ? {
                      props: { ...args.props, marks: [...((args.props.marks as string[] | undefined) ?? []), what] },
                      opts: args.opts,
                  }
                : undefined;
        const preview = await run(() => {
            pulumi.runtime.registerResourceTransform(mark("stack"));
            const parent = new pulumi.ComponentResource(
                "platform:test:Parent",
                "parent",
                {},
                { transforms: [mark("parent")] },
            );
            new Thing("child", {}, { parent, transforms: [mark("own")] });
            return {};
        });
        expect(find(preview, "child").inputs).to.deep.equal({ marks: ["own", "parent", "stack"] });
    });

    it("lets a transform see a resource among the inputs, whatever ran in this process before", async () => {
        await pulumi.runtime.setMocks({ newResource: () => ({ id: "mock", state: {} }), call: () => ({}) });
        const preview = await run(
            () => {
                const role = new iam.Role("role", { assumeRolePolicy: "{}" });
                const transforms: pulumi.ResourceTransform[] = [({ props, opts }) => ({ props, opts })];
                new iam.RolePolicyAttachment("attachment", { role, policyArn: "arn" }, { transforms });
                return {};
            },
            testCloud({ predicts: () => true }),
        );
        expect(report(preview).resources.find(({ name }) => name === "attachment")?.inputs.role).to.equal(
            find(preview, "role").urn,
        );
    });

    it("lets a transform change options", async () => {
        const preview = await run(() => {
            new Thing(
                "guarded",
                {},
                { transforms: [(args) => ({ props: args.props, opts: { ...args.opts, protect: true } })] },
            );
            return {};
        });
        expect(find(preview, "guarded").protect).to.equal(true);
    });

    it("builds remote components from ordinary component code, reached by transforms", async () => {
        const preview = await run(
            () => {
                const remote = new Remote(
                    "remote",
                    { size: 5 },
                    {
                        protect: true,
                        transforms: [
                            (args) =>
                                args.type === "test:index:Thing"
                                    ? { props: { ...args.props, seen: true }, opts: args.opts }
                                    : undefined,
                        ],
                    },
                );
                return { arn: remote.arn };
            },
            testCloud({ components: remoteComponents }),
        );
        expect(find(preview, "remote-child")).to.deep.include({
            parent: "urn:pulumi:dev::platform::test:index:Remote::remote",
            inputs: { size: 5, seen: true },
            protect: true,
        });
        expect(preview.resources.filter(({ type }) => type === "test:index:Remote")).to.have.length(1);
        expect(preview.outputs).to.deep.equal({ arn: "arn:test:remote-child" });
    });

    it("tells children of a remote component what its inputs depend on", async () => {
        const preview = await run(
            () => {
                new Remote("remote", { size: new Thing("source", { size: 2 }).size });
                return {};
            },
            testCloud({ components: remoteComponents }),
        );
        expect(find(preview, "remote-child").propertyDependencies.size).to.deep.equal([find(preview, "source").urn]);
    });

    it("hands protection and retention down to children that do not say otherwise", async () => {
        const preview = await run(() => {
            const parent = new pulumi.ComponentResource(
                "platform:test:Parent",
                "parent",
                {},
                { protect: true, retainOnDelete: true },
            );
            new Thing("child", {}, { parent });
            new Thing("free", {}, { parent, protect: false, retainOnDelete: false });
            return {};
        });
        expect(find(preview, "child")).to.deep.include({ protect: true, retainOnDelete: true });
        expect(find(preview, "free")).to.deep.include({ protect: false, retainOnDelete: false });
    });

    it("reports every refusal of the cloud, and goes on", async () => {
        const preview = await run(
            () => {
                new Thing("one");
                new Thing("two");
                return {};
            },
            testCloud({ check: (_type, _urn, name) => [{ property: "size", reason: `${name} has none` }] }),
        );
        expect(preview.diagnostics.map(({ message }) => message)).to.deep.equal([
            "size: one has none",
            "size: two has none",
        ]);
    });

    it("shows what the cloud advises against as warnings, and refuses nothing for it", async () => {
        const preview = await run(
            () => {
                new Thing("one");
                return {};
            },
            testCloud({ warn: () => [{ property: "types", reason: "one alone" }] }),
        );
        expect(preview.diagnostics).to.deep.equal([
            { severity: "warning", message: "types: one alone", urn: find(preview, "one").urn },
        ]);
        expect(summarize(preview).refused).to.equal(0);
    });

    it("takes the program's own warnings into the preview", async () => {
        const preview = await run(() => {
            void pulumi.log.warn("mind the gap");
            return {};
        });
        expect(preview.diagnostics).to.deep.equal([{ severity: "warning", message: "mind the gap", urn: undefined }]);
    });

    it("fails on an invoke that nobody knows, with its name", async () => {
        const program = () => ({
            zones: pulumi.runtime.invokeOutput("aws:index/getAvailabilityZones:getAvailabilityZones", {}),
        });
        expect((await failure(run(program))).message).to.include(
            "unknown invoke aws:index/getAvailabilityZones:getAvailabilityZones",
        );
    });

    it("fails on a remote component that nobody knows, with its type", async () => {
        const program = () => {
            new Remote("remote", {});
            return {};
        };
        expect((await failure(run(program))).message).to.include(
            "does not know the remote component test:index:Remote",
        );
    });

    it("fails on a URN that is registered twice", async () => {
        const program = () => {
            new Thing("same");
            new Thing("same");
            return {};
        };
        expect((await failure(run(program))).message).to.include("Duplicate resource URN");
    });

    it("fails with the program's own error", async () => {
        const program = () => {
            throw new pulumi.RunError("zones: name at least one");
        };
        expect((await failure(run(program))).message).to.equal("zones: name at least one");
    });

    it("fails with an error inside apply, which nobody awaited", async () => {
        const program = () => {
            new Thing("first").arn.apply(() => {
                throw new Error("inside apply");
            });
            return {};
        };
        expect((await failure(run(program))).message).to.include("inside apply");
    });

    it("runs several stacks one after another without a trace of the former", async () => {
        const program = () => {
            new Thing(`thing-${pulumi.getStack()}`);
            return { stack: pulumi.getStack() };
        };
        const previews = [];
        for (const stack of ["dev", "stg", "prod"]) {
            previews.push(
                await previewStack(
                    { project: "platform", stack, config: {}, secretKeys: [] },
                    { program, cloud: testCloud(), packs: [] },
                ),
            );
        }
        expect(previews.map(({ outputs }) => outputs.stack)).to.deep.equal(["dev", "stg", "prod"]);
        expect(previews.map(({ resources }) => resources.length)).to.deep.equal([3, 3, 3]);
    });

    it("refuses to run two programs at once, whose registrations would mix", async () => {
        const first = run(() => ({}));
        const error = await failure(run(() => ({})));
        expect(error.message).to.equal("dev: another program runs in this process; await it first");
        await first;
        await run(() => ({}));
    });

    it("gives the default provider the stack's configuration of its package", async () => {
        const preview = await run(
            () => {
                new Thing("thing", {}, { version: "1.2.3" });
                return {};
            },
            testCloud(),
            { "test:region": "us-east-1", "aws:region": "eu-west-1" },
        );
        expect(find(preview, "default_1_2_3").inputs).to.deep.equal({ region: "us-east-1", version: "1.2.3" });
        expect(find(preview, "thing").provider).to.match(
            /^urn:pulumi:dev::platform::pulumi:providers:test::default_1_2_3::[\da-f-]{36}$/,
        );
    });
});
