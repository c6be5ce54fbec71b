import { homedir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { cacheFolder } from "../../tooling/rehearsal/engine/cacheFolder";

describe("the folder in the user's cache", () => {
    it("is where XDG_CACHE_HOME says", () => {
        expect(cacheFolder({ XDG_CACHE_HOME: "/var/cache/me" })).to.equal("/var/cache/me/eks-platform");
    });

    const usual = join(homedir(), ".cache/eks-platform");
    for (const [what, variable] of [
        ["not set", undefined],
        ["empty", ""],
        ["relative", "cache"],
        ["relative to here", "./cache"],
    ] as const) {
        it(`is the usual one where that is ${what}`, () => {
            expect(cacheFolder({ XDG_CACHE_HOME: variable })).to.equal(usual);
        });
    }
});
