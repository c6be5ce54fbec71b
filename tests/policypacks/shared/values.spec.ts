import { unknownCheckingProxy } from "@pulumi/policy";
import { expect } from "chai";
import { isGiven, known } from "../../../policypacks/shared/values";
import { unknown } from "../../support/policyServer";

const properties = unknownCheckingProxy({
    name: "it",
    id: unknown,
    off: false,
    none: null,
    empty: "",
    zero: 0,
}) as object;

describe("known", () => {
    it("is the value of what is known", () => {
        expect(known(properties, "name")).to.equal("it");
        expect(known(properties, "off")).to.equal(false);
    });

    it("is undefined where there is no value, or it is not known", () => {
        expect(["id", "none", "absent"].map((key) => known(properties, key))).to.deep.equal([
            undefined,
            undefined,
            undefined,
        ]);
        expect(known(undefined, "name")).to.equal(undefined);
    });
});

describe("isGiven", () => {
    it("is true of what has a value, known or not", () => {
        expect(["name", "id", "off", "zero"].every((key) => isGiven(properties, key))).to.be.true;
    });

    it("is false where there is no value", () => {
        expect(["none", "empty", "absent"].some((key) => isGiven(properties, key))).to.be.false;
        expect(isGiven(undefined, "name")).to.be.false;
    });
});
