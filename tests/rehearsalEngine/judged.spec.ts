import { expect } from "chai";
import { changesOf } from "../../tooling/rehearsal/engine/changes";
import { failures, isNamed, surprises } from "../../tooling/rehearsal/engine/judged";
import { operation, step } from "./steps";

const bucket = "aws:s3/bucket:Bucket";
const group = "aws:eks/nodeGroup:NodeGroup";

describe("the changes of a step", () => {
    it("are one for each resource of a provider, a replacement by what forces it", () => {
        const replaced = { changed: ["amiType", "tags"], replaceKeys: ["amiType"] };
        const changes = changesOf(
            step({
                operations: [
                    operation("update", "platform:cluster:NodePool", "pool", { custom: false }),
                    operation("delete-replaced", group, "general", { protect: true }),
                    operation("replace", group, "general", replaced),
                    operation("create-replacement", group, "general", replaced),
                    operation("update", bucket, "logs", { changed: ["tags", "forceDestroy", "tags"] }),
                    operation("create", bucket, "new", { changed: ["bucket"] }),
                    operation("delete", bucket, "old"),
                ],
            }),
        );
        expect(changes.map(({ action, type, protect, because }) => [action, type, protect, because])).to.deep.equal([
            ["replace", group, true, ["amiType"]],
            ["update", bucket, false, ["forceDestroy", "tags"]],
            ["create", bucket, false, []],
            ["delete", bucket, false, []],
        ]);
    });
});

describe("what stands against a step", () => {
    const error = (message: string, urn?: string) => ({ severity: "error" as const, message, urn });

    it("is nothing when it ended well, whatever it warned of", () => {
        const warning = { severity: "warning" as const, message: "careful", urn: undefined };
        expect(failures(step({ diagnostics: [warning] }))).to.deep.equal([]);
    });

    it("is each mandatory violation and each error, without the engine's own summary of them", () => {
        const violation = { pack: "p", severity: undefined, urn: "urn:a" };
        const objections = failures(
            step({
                succeeded: false,
                policies: [
                    { ...violation, policy: "encrypt", level: "mandatory", message: "Encrypt it." },
                    { ...violation, policy: "advise", level: "advisory", message: "Think." },
                ],
                diagnostics: [error("BucketAlreadyExists", "urn:b"), error("update failed")],
            }),
        );
        expect(objections).to.deep.equal([
            { urn: "urn:a", message: "encrypt: Encrypt it." },
            { urn: "urn:b", message: "BucketAlreadyExists" },
        ]);
    });

    it("is the engine's summary where there is nothing else, so that no failure passes", () => {
        expect(failures(step({ succeeded: false, diagnostics: [error("update failed")] }))).to.deep.equal([
            { urn: undefined, message: "update failed" },
        ]);
    });

    it("is not that what is protected refused to go, but everything besides", () => {
        const refused = ["urn:a"];
        const diagnostics = [error("protected", "urn:a"), error("preview failed")];
        expect(failures(step({ succeeded: false, refused, diagnostics }))).to.deep.equal([]);
        const more = [...diagnostics, error("DependencyViolation", "urn:b")];
        expect(failures(step({ succeeded: false, refused, diagnostics: more }))).to.deep.equal([
            { urn: "urn:b", message: "DependencyViolation" },
        ]);
    });

    it("is every change where nothing may change", () => {
        const operations = [
            operation("update", bucket, "logs", { changed: ["tags"] }),
            operation("create", bucket, "b"),
        ];
        expect(surprises("would change again")(step({ operations })).map(({ message }) => message)).to.deep.equal([
            "would change again: update (tags)",
            "would change again: create",
        ]);
    });
});

describe("a name on the command line", () => {
    it("means a resource by its URN or by its name in the program", () => {
        const { urn } = operation("same", bucket, "storage-logs");
        expect(isNamed(urn, ["storage-logs"])).to.equal(true);
        expect(isNamed(urn, [urn])).to.equal(true);
        expect(isNamed(urn, ["storage", "logs", bucket])).to.equal(false);
    });
});
