import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { projectRoot } from "../../tooling/cli/projectRoot";
import { parseUrn } from "../../tooling/engine/urn";
import { changesOf } from "../../tooling/rehearsal/engine/changes";
import type { Judged } from "../../tooling/rehearsal/engine/judged";
import { moves } from "../../tooling/rehearsal/engine/moves";
import { takeOut } from "../../tooling/rehearsal/engine/reference";
import type { RehearsedStack } from "../../tooling/rehearsal/engine/rehearsedStack";
import { transition } from "../../tooling/rehearsal/engine/transition";
import { readStack } from "../../tooling/stackFile";
import { platformWith } from "../support/platform";
import { broughtUp } from "./support/broughtUp";
import { RealEngine } from "./support/realEngine";

const git = (...args: string[]) => execFileSync("git", args, { cwd: projectRoot, encoding: "utf8" }).trim();

/** The commit that added a file, so that no hash has to be written down; undefined where all of history is in one. */
function commitThatAdded(path: string): string | undefined {
    if (git("rev-parse", "--is-shallow-repository") === "true") {
        throw new Error("an upgrade starts at an earlier commit, which a shallow clone lacks: git fetch --unshallow");
    }
    const commit = git("log", "--diff-filter=A", "--format=%H", "-1", "--", path);
    return git("rev-list", "--parents", "-1", commit).includes(" ") ? commit : undefined;
}

const moved = commitThatAdded("components/natGateways.ts");

/** Up as it was, the plan, and the change made; not back. */
async function forth(from: RehearsedStack, to: RehearsedStack): Promise<Judged[]> {
    const steps: Judged[] = [];
    for await (const step of transition(from, to, { allow: [] })) {
        steps.push(step);
        if (steps.length === 3) {
            break;
        }
    }
    return steps;
}

const objections = (judged: readonly Judged[]) =>
    judged.flatMap((step) => step.objections.map(({ urn, message }) => `${urn ? parseUrn(urn).name : ""}: ${message}`));

const changes = ({ step }: Judged) =>
    changesOf(step).map(({ action, urn, because }) => [action, parseUrn(urn).name, ...because].join(" "));

// A repository that was made from this one as a template has no earlier commit to come from.
(moved === undefined ? () => undefined : describe)("a state that an earlier commit wrote", () => {
    let engine: RealEngine;

    beforeEach(async () => {
        engine = await RealEngine.start("dev", { packs: false });
    });

    afterEach(() => {
        engine.stop();
    });

    /** From the repository at a commit to the working tree. */
    async function upgraded(reference: string): Promise<Judged[]> {
        const directory = join(engine.folder, "earlier");
        const { program } = await takeOut(reference, projectRoot, directory);
        const stack = readStack("dev", { directory });
        const source = { directory, file: join(directory, "Pulumi.dev.yaml"), stack, program };
        return forth(await engine.rehearsal.stack(source, "earlier"), await engine.stack("dev"));
    }

    it("comes up to today's program with the changes that are meant", async () => {
        const steps = await upgraded(String(moved));
        expect(objections(steps)).to.deep.equal([]);
        expect(changes(steps[1]!)).to.deep.equal([]);
        expect(changes(steps[2]!)).to.deep.equal([]);
    });

    it("does not where children have moved without an alias, and hears that one is missing", async () => {
        const steps = await upgraded(`${String(moved)}^`);
        expect(changes(steps[1]!)).to.include.members(["delete network-vpc-1", "create network-nat-us-east-1a"]);
        expect(objections(steps).join("\n")).to.match(
            /network-nat-us-east-1\w-route: RouteAlreadyExists: [^\n]* with another name or parent .*, give it an alias/,
        );
    });
});

describe("a shallow clone", () => {
    it("is told what it lacks", async () => {
        const folder = mkdtempSync(join(tmpdir(), "platform-shallow-"));
        try {
            git("clone", "--quiet", "--depth", "1", pathToFileURL(projectRoot).href, folder);
            const failure = await takeOut("HEAD^", folder, join(folder, "earlier")).catch(String);
            expect(failure).to.match(/--from HEAD\^: Git knows no such commit here\..* `git fetch --unshallow`/);
        } finally {
            rmSync(folder, { recursive: true });
        }
    });
});

describe("a child with another name in the program", () => {
    let engine: RealEngine;
    let stack: RehearsedStack;

    before(async () => {
        engine = await broughtUp("dev");
        stack = await engine.stack("dev");
        const role = (await stack.resources()).find(({ urn }) => parseUrn(urn).name === "backup-role")!;
        const renamed = await engine.pulumi("dev", "state", "rename", role.urn, "backup-former", "--yes");
        expect(renamed.code, renamed.text).to.equal(0);
    });

    after(() => {
        engine.stop();
    });

    it("stands against the change, which is told the alias that is missing", async () => {
        const found = moves(await stack.preview(), []);
        expect(found.map(({ urn = "" }) => parseUrn(urn).name)).to.deep.equal(["backup-former"]);
        expect(found[0]!.message).to.include('let backup-role have aliases: [{ name: "backup-former" }]');
    });

    it("is the same with the alias", async () => {
        const aliased = await engine.stackOf("dev", () => {
            pulumi.runtime.registerResourceTransform(({ name, props, opts }) =>
                name === "backup-role" ? { props, opts: { ...opts, aliases: [{ name: "backup-former" }] } } : undefined,
            );
            return platformWith()();
        });
        expect((await aliased.preview()).operations).to.deep.equal([]);
    });
});
