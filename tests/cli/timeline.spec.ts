import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { expect } from "chai";
import { renderTimeline } from "../../tooling/cli/render/timeline";
import { timeline, timelineReport } from "../../tooling/cli/timeline";
import { timelineOf } from "../../tooling/rehearsal/timeline/timeline";
import { previewed, previewWith } from "../support/previews";

const cluster = previewed("aws:eks/cluster:Cluster", "cluster");
const database = previewed("platform:database:Database", "database", { dependencies: [cluster.urn] });
const instance = previewed("aws:rds/instance:Instance", "instance", {}, database);

const shown = (...args: Parameters<typeof timelineOf>) => stripVTControlCharacters(renderTimeline(timelineOf(...args)));

describe("the rendered timeline", () => {
    it("tells how long it takes, what decides it, and by what the one waits for the other", () => {
        const lines = shown(previewWith([cluster, database, instance])).split("\n");
        expect(lines[0]).to.equal("First up (dev): estimated from typical durations, 8 operations at once");
        expect(lines).to.include.members([
            "    up                                       13:28  17:30    28:15",
            "      that AWS itself imposes                8:13   9:30     16:15",
        ]);
        const path = lines.slice(lines.indexOf("Critical path:") + 1, lines.indexOf("Critical path:") + 3);
        expect(path[0]).to.match(/^ {5}0:00 {3}9:30 {2}█{22} +aws:eks:Cluster cluster$/);
        expect(path[1]).to.match(
            /^ {5}9:30 {3}8:00 {2} {21}█{19} {2}aws:rds:Instance instance +with platform:database:Database database$/,
        );
    });

    it("objects where the program adds more than a tenth, and says what to look for", () => {
        const text = shown(previewWith([cluster, database, instance]));
        expect(text).to.include("✗ dev: the program's own dependencies add 84.2 % (8:00) to what AWS imposes; 10.0 %");
        expect(text).to.include("a component whose children wait for what it was given");
        expect(shown(previewWith([cluster]))).to.include("✓ dev: the program's own dependencies add 0.0 % (0:00)");
    });

    it("tells short steps together, and what the limit of operations at once costs", () => {
        const roles = Array.from({ length: 20 }, (_, index) => previewed("aws:iam/role:Role", `role-${index}`));
        const text = shown(previewWith([cluster, ...roles]), { parallelism: 1 });
        expect(text).to.include("20 short steps");
        expect(text).to.include("waits until an operation is free");
        expect(text).to.include("The limit of 1 operations at once adds 0:40: `pulumi up --parallel 4`");
        expect(shown(previewWith([cluster]))).not.to.include("The limit of");
    });

    it("names what is left to chance, once for each reason", () => {
        const pools = ["a", "b"].map((name) => previewed("aws:eks/nodeGroup:NodeGroup", name));
        const addon = previewed("aws:eks/addon:Addon", "dns", { inputs: { addonName: "coredns" } });
        const lines = shown(previewWith([...pools, addon])).split("\n");
        expect(lines.filter((line) => line.includes("does not wait for"))).to.deep.equal([
            "    ✗ aws:eks:Addon dns does not wait for aws:eks:NodeGroup a (and 1 more): EKS calls an add-on active once its pods run, and these pods run on nodes (any pool will do)",
        ]);
        expect(shown(previewWith([...pools]))).not.to.include("Left to chance");
    });

    it("of an empty stack has nothing to tell", () => {
        expect(shown(previewWith([]))).to.include("✓ dev");
    });
});

describe("platform rehearse --timeline", () => {
    let folder: string;
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "platform-timeline-"));
    });
    afterEach(() => {
        rmSync(folder, { recursive: true });
    });

    it("writes picture and data, and is content with the repository's own stacks", async () => {
        const [picture, json] = [join(folder, "up.svg"), join(folder, "up.json")];
        const written: string[] = [];
        const write = process.stdout.write.bind(process.stdout);
        process.stdout.write = (text) => written.push(String(text)) > 0;
        const code = await timeline("dev", { timeline: picture, json, parallel: 16 }).finally(() => {
            process.stdout.write = write;
        });
        expect(code).to.equal(0);
        expect(stripVTControlCharacters(written.join(""))).to.match(/^First up \(dev\):.*16 operations at once\n/);
        expect(readFileSync(picture, "utf8")).to.match(/^<svg /);
        const data = JSON.parse(readFileSync(json, "utf8"));
        expect(data).to.include({ stack: "dev", parallelism: 16, mostAdded: 0.1 });
        expect(data.estimates.typical).to.have.all.keys("up", "dependencies", "aws", "added");
        expect(data.criticalPath[0].duration.source.title).to.be.a("string");
    });

    it("refuses a file that can never be written, before anybody works for it", async () => {
        const message = await timeline("no-such-stack", { timeline: join(folder, "gone/up.svg") }).catch(
            (error: unknown) => (error as Error).message,
        );
        expect(message).to.include("there is no folder");
    });

    it("has what the program adds in the data, for each case", () => {
        const { estimates } = timelineReport(timelineOf(previewWith([cluster, database, instance])));
        expect(estimates.typical?.added).to.be.closeTo(480 / 570, 1e-9);
    });
});
