import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect } from "chai";
import { openPacks, packCommands } from "../../tooling/cli/packs";
import { processPerStack, SharedProcess, type Pack } from "../../tooling/engine/pack";
import type { PackCommand } from "../../tooling/engine/packProcess";
import type { PolicyViolation } from "../../tooling/engine/preview";
import { previewStack } from "../../tooling/engine/previewStack";
import { previewPlatform } from "../support/platform";
import { testCloud } from "../support/testCloud";

const root = join(__dirname, "../..");

/** Starts a pack as the CLI's language host does, with nothing of the preview in its process. */
const asTheCli = (directory: string): PackCommand => ({
    directory,
    command: process.execPath,
    args: [join(root, "node_modules/@pulumi/pulumi/cmd/run-policy-pack"), "127.0.0.1:0", directory],
});

/** What a pack says of an empty stack. */
async function said(stack: string, pack: Pack): Promise<PolicyViolation[]> {
    const { policies } = await previewStack(
        { project: "platform", stack, config: { "platform:key": stack }, secretKeys: [] },
        { program: () => ({}), cloud: testCloud(), packs: [pack] },
    );
    return [...policies];
}

describe("a pack's process", () => {
    before(async () => {
        const { build } = createRequire(__filename)("../../tooling/build.cjs") as { build: () => Promise<boolean> };
        expect(await build()).to.equal(true);
    });

    it("is shared where the pack says that it may be, and only there", async () => {
        const opened = openPacks(
            ["policypacks/security", "tests/fixtures/packs/judge"].map((pack) => join(root, pack)),
        );
        expect(opened.packs.map((pack) => pack instanceof SharedProcess)).to.deep.equal([true, false]);
        await opened.close();
    });

    it("ends when whoever started it is gone", async () => {
        const [own] = packCommands([]);
        const child = spawn(own?.command ?? "", own?.args ?? [], { cwd: own?.directory });
        await once(child.stdout, "data");
        child.stdin.end();
        expect(await once(child, "exit")).to.deep.equal([0, null]);
    });

    it("serves the stacks of a command one after another where it is shared, and is told of none of them", async () => {
        const shared = new SharedProcess(asTheCli(join(__dirname, "../fixtures/packs/identity")));
        try {
            const [first] = await said("dev", shared);
            const [second] = await said("prod", shared);
            expect(first?.message).to.match(/process \d+ of stack "" with \{\}$/);
            expect(second?.message).to.equal(first?.message);
            expect(first?.urn).to.include("platform-dev");
            expect(second?.urn).to.include("platform-prod");
        } finally {
            await shared.close();
        }
    });

    it("is a new one for each stack where it is not", async () => {
        const pack = processPerStack(asTheCli(join(__dirname, "../fixtures/packs/identity")));
        const [first] = await said("dev", pack);
        const [second] = await said("prod", pack);
        expect(first?.message).to.match(/of stack "dev" with \{"platform:key":"dev"\}$/);
        expect(second?.message).to.match(/of stack "prod" with \{"platform:key":"prod"\}$/);
    });

    it("is ended for good where it does not end by itself", async () => {
        const [found] = await said("dev", processPerStack(asTheCli(join(__dirname, "../fixtures/packs/stubborn"))));
        const pid = Number(/process (\d+)/.exec(found?.message ?? "")?.[1]);
        const isRunning = () => {
            try {
                return process.kill(pid, 0);
            } catch {
                return false;
            }
        };
        expect(isRunning()).to.equal(true);
        await setTimeout(3000);
        expect(isRunning()).to.equal(false);
    });

    it("says the same with what a preview puts ahead of the pack as without it", async () => {
        const [own] = packCommands([]);
        if (!own) {
            throw new Error("the repository has no pack");
        }
        const withHost = await verdicts(own);
        const without = await verdicts(asTheCli(own.directory));
        expect(own.args.at(-1)).to.match(/\.build\/policypacks\/security\.js$/);
        expect(withHost).to.have.length.greaterThan(1);
        expect(withHost).to.deep.equal(without);
    });
});

/** What a pack says of dev with an unencrypted database, an open bucket and a key that is not known yet. */
async function verdicts(command: PackCommand): Promise<unknown[]> {
    const { policies } = await previewPlatform(
        "dev",
        (type) => {
            switch (type) {
                case "aws:rds/instance:Instance":
                    return { storageEncrypted: false };
                case "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock":
                    return { blockPublicPolicy: false };
                default:
                    return undefined;
            }
        },
        [processPerStack(command)],
    );
    return policies.map(({ policy, level, urn, message }) => [policy, level, urn, message]).sort();
}
