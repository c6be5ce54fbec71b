import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as kms from "@pulumi/aws/kms";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { projectRoot } from "../../tooling/cli/projectRoot";
import { changesOf } from "../../tooling/rehearsal/engine/changes";
import type { Judged } from "../../tooling/rehearsal/engine/judged";
import type { RehearsedStack } from "../../tooling/rehearsal/engine/rehearsedStack";
import { transition } from "../../tooling/rehearsal/engine/transition";
import { platformWith, type Fault, type StackName } from "../support/platform";
import { RealEngine } from "./support/realEngine";

type Changed = (engine: RealEngine) => Promise<RehearsedStack>;

interface Options {
    readonly allow?: readonly string[];
    /** @default the stack as it is */
    readonly from?: Changed;
}

async function rehearsed(name: StackName, changed: Changed, { allow = [], from }: Options = {}): Promise<Judged[]> {
    const engine = await RealEngine.start(name);
    try {
        const before = await (from ?? planted(name))(engine);
        const steps: Judged[] = [];
        for await (const step of transition(before, await changed(engine), { allow })) {
            steps.push(step);
        }
        return steps;
    } finally {
        engine.stop();
    }
}

/** With a line of the stack file written differently. */
const configured =
    (name: StackName, from: string, to: string): Changed =>
    (engine) => {
        const text = readFileSync(join(projectRoot, `Pulumi.${name}.yaml`), "utf8");
        expect(text).to.include(from);
        const file = join(engine.folder, "changed.yaml");
        writeFileSync(file, text.replace(from, to));
        return engine.stackOf(name, platformWith(), file);
    };

const planted =
    (name: StackName, fault?: Fault): Changed =>
    (engine) =>
        engine.stack(name, fault);

/** One input of one resource written differently. */
const withInput =
    (wanted: string, inputs: pulumi.Inputs): Fault =>
    (_type, name) =>
        name === wanted ? inputs : undefined;

const changes = (steps: readonly Judged[], index: number) =>
    changesOf(steps[index]!.step).map(({ action, urn, because }) => [action, urn.split("::").at(-1), because]);

const objections = (steps: readonly Judged[]) =>
    steps.flatMap((step) =>
        step.objections.map(({ urn = "", message }) => `${urn.split("::").at(-1) ?? ""}: ${message}`),
    );

describe("a change of a stack", () => {
    it("shows what it replaces and why, goes through, and back", async () => {
        const types = "[t4g.xlarge, m6g.xlarge, m7g.xlarge]";
        const steps = await rehearsed("dev", configured("dev", types, "[m6g.xlarge, m7g.xlarge]"));
        expect(objections(steps)).to.deep.equal([]);
        expect(steps.map(({ step }) => step.name)).to.deep.equal(["up", "preview", "up", "up"]);
        const tag = (key: string) => [
            "replace",
            `node-groups-general-k8s.io/cluster-autoscaler/${key}`,
            ["autoscalingGroupName"],
        ];
        // The tags are of the Auto Scaling group, which goes with its node group.
        const replaced = [
            tag("enabled"),
            tag("node-template/label/platform/node-pool"),
            tag("node-template/label/workload"),
            tag("platform-dev"),
            ["replace", "node-groups-general-node-group", ["instanceTypes"]],
        ];
        expect([1, 2, 3].map((index) => changes(steps, index))).to.deep.equal([replaced, replaced, replaced]);
        expect(steps[1]!.step.text).to.match(/\+-aws:eks\/nodeGroup:NodeGroup: \(replace\)/);
    });

    it("updates in place what AWS updates in place, and mends what a policy forbids", async () => {
        const from = planted("dev", withInput("keys-data", { enableKeyRotation: false }));
        const steps = await rehearsed("dev", configured("dev", "db.t4g.medium", "db.t4g.large"), { from });
        expect(objections(steps)).to.deep.equal([]);
        expect(changes(steps, 1)).to.have.deep.members([
            ["update", "database-instance", ["instanceClass"]],
            ["update", "keys-data", ["enableKeyRotation"]],
        ]);
        expect(steps).to.have.length(4);
    });

    const elsewhere = withInput("registry-shop/orders", { name: "elsewhere/orders" });

    it("is refused where it would lose what holds data, before anything is lost", async () => {
        const steps = await rehearsed("dev", planted("dev", elsewhere));
        expect(steps).to.have.length(2);
        expect(objections(steps).join("\n")).to.match(
            /registry-shop\/orders: would be replaced \(name\), and what it holds would be lost; .* --allow/,
        );
    });

    it("goes on where that is allowed by name", async () => {
        const steps = await rehearsed("dev", planted("dev", elsewhere), { allow: ["registry-shop/orders"] });
        expect(objections(steps)).to.deep.equal([]);
        expect(steps).to.have.length(4);
    });

    it("is refused where it would replace what is protected", async () => {
        const renamed = planted("prod", withInput("database-instance", { dbName: "elsewhere" }));
        const steps = await rehearsed("prod", renamed);
        expect(steps).to.have.length(2);
        expect(objections(steps).join("\n")).to.match(/database-instance: [^]*protect/);
    });

    it("is refused where something would no longer be protected", async () => {
        const steps = await rehearsed("prod", (engine) =>
            engine.stackOf("prod", () => {
                pulumi.runtime.registerResourceTransform(({ name, props, opts }) =>
                    name === "keys-data" ? { props, opts: { ...opts, protect: false } } : undefined,
                );
                return platformWith()();
            }),
        );
        expect(steps).to.have.length(2);
        expect(objections(steps)).to.deep.equal([
            "keys-data: would no longer be protected from deletion; protect it, or allow that with --allow and its name",
        ]);
    });

    describe("that gives a key another name in the program", () => {
        const withKey =
            (name: string, opts: pulumi.CustomResourceOptions = {}): Changed =>
            (engine) =>
                engine.stackOf("dev", () => {
                    new kms.Key(name, { enableKeyRotation: true, deletionWindowInDays: 30 }, opts);
                    return platformWith()();
                });

        it("is refused without an alias", async () => {
            const steps = await rehearsed("dev", withKey("after"), { from: withKey("before") });
            expect(steps).to.have.length(2);
            expect(objections(steps).join("\n")).to.match(
                /^before: would be deleted, and what it holds would be lost;/,
            );
        });

        const renamed = withKey("after", { aliases: [{ name: "before" }] });

        it("changes nothing with one, but is refused because the way back knows none", async () => {
            const steps = await rehearsed("dev", renamed, { from: withKey("before") });
            expect(changes(steps, 1)).to.deep.equal([]);
            expect(objections(steps)).to.have.length(1);
            expect(objections(steps)[0]).to.match(/^after: would be deleted, and what it holds would be lost;/);
        });

        it("goes through where that is allowed by the new name", async () => {
            const steps = await rehearsed("dev", renamed, { from: withKey("before"), allow: ["after"] });
            expect(steps).to.have.length(4);
            expect(objections(steps)).to.deep.equal([]);
        });
    });

    it("knows the resources that it may lose", async () => {
        const failure = await rehearsed("dev", planted("dev", elsewhere), { allow: ["registry-shop/order"] }).catch(
            String,
        );
        expect(failure).to.match(
            /--allow registry-shop\/order: no resource has .* Did you mean registry-shop\/orders\?/,
        );
    });

    it("fails at `up` where a fixed name is taken because nothing says to delete before replacing", async () => {
        const steps = await rehearsed("dev", (engine) =>
            engine.stackOf("dev", () => {
                pulumi.runtime.registerResourceTransform(({ name, props, opts }) =>
                    name === "backup-role"
                        ? { props: { ...props, path: "/elsewhere/" }, opts: { ...opts, deleteBeforeReplace: false } }
                        : undefined,
                );
                return platformWith()();
            }),
        );
        expect(steps.map(({ step }) => step.succeeded)).to.deep.equal([true, true, false]);
        expect(objections(steps).join("\n")).to.match(/backup-role: [^]*EntityAlreadyExists/);
    });
});
