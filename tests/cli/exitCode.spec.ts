import { expect } from "chai";
import { exitCodeOf } from "../../tooling/cli/preview";
import type { EnforcementLevel } from "../../tooling/engine/preview";
import { previewWith } from "../support/previews";

const violated = (level: EnforcementLevel) =>
    previewWith([], {
        policies: [{ pack: "pack", policy: "policy", level, severity: undefined, urn: "urn", message: "message" }],
    });

const logged = (severity: "error" | "warning") =>
    previewWith([], { diagnostics: [{ severity, message: "message", urn: undefined }] });

describe("the exit code of a preview", () => {
    it("is 0 where nothing, an advisory or a warning stands against it", () => {
        expect(exitCodeOf([previewWith([]), violated("advisory"), logged("warning")])).to.equal(0);
    });

    it("is 1 where a mandatory policy is violated", () => {
        expect(exitCodeOf([violated("mandatory")])).to.equal(1);
    });

    it("is 1 where AWS would refuse a resource", () => {
        expect(exitCodeOf([logged("error")])).to.equal(1);
    });

    it("is 1 where that happens in any of several stacks", () => {
        expect(exitCodeOf([violated("mandatory"), previewWith([])])).to.equal(1);
        expect(exitCodeOf([previewWith([]), logged("error")])).to.equal(1);
    });
});
