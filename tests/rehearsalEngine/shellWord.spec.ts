import { execFileSync } from "node:child_process";
import { expect } from "chai";
import * as fc from "fast-check";
import { shellWord } from "../../tooling/rehearsal/engine/shellWord";

describe("a word of the shell", () => {
    it("is what it was when a shell has read it", () => {
        const text = fc.string({ unit: fc.constantFrom(...Array.from("ab ~$`\"'\\\n*?;&|<>()[]{}#!=^%@:,./-é")) });
        fc.assert(
            fc.property(fc.array(text, { minLength: 1, maxLength: 50 }), (words) => {
                const read = execFileSync("/bin/sh", ["-c", `printf '%s\\0' ${words.map(shellWord).join(" ")}`], {
                    encoding: "utf8",
                });
                expect(read.split("\0").slice(0, -1)).to.deep.equal(words);
            }),
            { numRuns: 40 },
        );
    });

    it("is in quotes only where it has to be", () => {
        expect(["/tmp/dev-1/env", "/tmp/my dev"].map(shellWord)).to.deep.equal(["/tmp/dev-1/env", "'/tmp/my dev'"]);
    });
});
