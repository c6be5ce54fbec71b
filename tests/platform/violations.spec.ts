import { expect } from "chai";
import { previewPlatform } from "../support/platform";
import { consequences, plant, planted } from "../support/planted";

describe("a fault planted in a component", () => {
    const caught = new Map<string, string>();
    before(async () => {
        for (const { level, policy, urn, message } of (await previewPlatform("dev", plant)).policies) {
            if (level === "mandatory") {
                caught.set(`${policy} ${urn.split("::").at(-1) ?? ""}`, message);
            }
        }
    });

    for (const { what, name, rule } of planted) {
        it(`is caught where it is ${what}: rule, resource and remedy`, () => {
            const message = caught.get(`${rule} ${name}`);
            expect(message, [...caught.keys()].join("\n")).to.be.a("string");
            expect(message).to.match(/Remedy: .{10,}/);
        });
    }

    it("is all that is caught", () => {
        const expected = planted.map(({ rule, name }) => `${rule} ${name}`);
        expect([...caught.keys()].filter((each) => !expected.includes(each))).to.deep.equal(consequences);
    });
});
