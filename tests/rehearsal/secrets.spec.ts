import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SecretVersion } from "@pulumi/aws/secretsmanager/secretVersion";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { json } from "../../tooling/cli/files";
import { renderRehearsal } from "../../tooling/cli/render/rehearsal";
import { rehearsalMarkdown } from "../../tooling/cli/render/rehearsalMarkdown";
import { rehearsalReport } from "../../tooling/cli/render/rehearsalReport";
import type { Judged } from "../../tooling/rehearsal/engine/judged";
import type { RehearsedStack } from "../../tooling/rehearsal/engine/rehearsedStack";
import { platformWith } from "../support/platform";
import { broughtUp } from "./support/broughtUp";
import type { RealEngine } from "./support/realEngine";

const planted = "planted-Kx7Qm2Zt9Lw4";

/** A program that passes a secret of its configuration on: into a resource, and into an output of the stack. */
async function passingOn() {
    const token = new pulumi.Config("planted").requireSecret("token");
    const outputs = await platformWith()();
    const { "grafana-admin": secretId = "" } = outputs.secretNames as Record<string, string>;
    new SecretVersion("planted", { secretId, secretString: pulumi.interpolate`{"token":"${token}"}` });
    return { ...outputs, token };
}

/** All that a state keeps as secrets, in clear, where it is long enough to be sought. */
function secretsIn(value: unknown): string[] {
    if (typeof value !== "object" || value === null) {
        return [];
    }
    if ("plaintext" in value && typeof value.plaintext === "string") {
        return textsIn(JSON.parse(value.plaintext)).filter((text) => text.length >= 12);
    }
    return Object.values(value).flatMap(secretsIn);
}

function textsIn(value: unknown): string[] {
    if (typeof value === "string") {
        return [value];
    }
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** The ways in which a text may stand in another. */
const written = (secret: string) => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    Buffer.from(secret).toString("base64").replace(/=+$/, ""),
];

describe("secrets in a rehearsal", () => {
    let engine: RealEngine;
    let stack: RehearsedStack;
    let secrets: readonly string[];
    /** What was printed, by what printed it. */
    const printed = new Map<string, string>();

    before(async () => {
        engine = (await broughtUp("dev")).copy({ packs: true });
        stack = await engine.stackOf("dev", passingOn);
        const pulumiCli = async (name: string, ...args: string[]) => {
            printed.set(name, (await engine.pulumi("dev", ...args)).text);
        };
        await pulumiCli("config set", "config", "set", "--secret", "planted:token", planted);
        const steps: Judged[] = [];
        for (const step of [await stack.preview({ diff: true }), await stack.up(), await stack.refresh()]) {
            steps.push({ purpose: step.name, step, objections: [], isPlan: true });
            printed.set(step.name, JSON.stringify(step));
        }
        expect(steps.map(({ step }) => step.succeeded)).to.deep.equal([true, true, true]);
        const rehearsed = { stack: "dev", cli: "3", from: undefined, steps };
        printed.set("the table", renderRehearsal(rehearsed));
        printed.set("--json", json(rehearsalReport(rehearsed)));
        printed.set("--markdown", rehearsalMarkdown(rehearsed));
        // The provider takes all of a Kubernetes Secret for secret; that of the bridge holds none.
        const resources = (await stack.resources()).filter(({ type }) => type !== "kubernetes:core/v1:Secret");
        secrets = [...new Set(resources.flatMap(secretsIn))];
        await pulumiCli("config", "config", "--json");
        await pulumiCli("stack", "stack", "--show-ids", "--show-urns");
        await pulumiCli("stack output", "stack", "output", "--json");
        await pulumiCli("stack export", "stack", "export");
        await pulumiCli(
            "refresh --diff",
            "refresh",
            "--yes",
            "--diff",
            "--show-sames",
            "--event-log",
            "refresh.events",
        );
        await pulumiCli("destroy --diff", "destroy", "--yes", "--diff", "--event-log", "destroy.events");
    });

    after(() => {
        engine.stop();
    });

    /** Files of the rehearsal. The stand-in cloud itself is none of them: what it is given it has. */
    const files = () =>
        readdirSync(engine.folder, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => join(entry.parentPath, entry.name))
            .filter((file) => !file.startsWith(join(engine.folder, "store")));

    const holding = (texts: readonly (readonly [name: string, text: string])[]) =>
        texts
            .filter(([, text]) => secrets.flatMap(written).some((secret) => text.includes(secret)))
            .map(([name]) => name);

    it("are known: what is configured, and what is generated", () => {
        const generated = readFileSync(join(engine.folder, "store/history.jsonl"), "utf8").match(/randomPassword/g);
        expect(generated).to.have.length.above(1);
        expect(secrets).to.include.members([planted, `{"token":"${planted}"}`]);
        expect(secrets).to.have.length.above(3);
    });

    it("reach the cloud", () => {
        const kept = engine.store.all().map(({ urn, inputs }) => [urn, JSON.stringify(inputs)] as const);
        expect(holding(kept)).not.to.deep.equal([]);
    });

    it("stand in no state file, event log or other file in clear", () => {
        const names = files();
        expect(names.filter((name) => /\.json$|\.events$/.test(name))).to.have.length.above(3);
        expect(holding(names.map((name) => [name, readFileSync(name, "utf8")]))).to.deep.equal([]);
    });

    it("stand in no output, no --json and no --markdown in clear", () => {
        expect([...printed.values()].filter((text) => text.includes("[secret]"))).to.have.length.above(3);
        expect(holding([...printed])).to.deep.equal([]);
    });
});
