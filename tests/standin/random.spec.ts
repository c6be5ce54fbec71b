import { expect } from "chai";
import { create, holds } from "./support/models";

describe("random values", () => {
    holds(
        "random:index/randomPassword:RandomPassword",
        { length: 32, special: true, minUpper: 1 },
        [{ length: 1 }, { lower: false, numeric: false, upper: false }],
        [
            [
                { lower: false, numeric: false, upper: false, special: false },
                "special: is false like lower, numeric, upper; allow one of them",
            ],
            [{ minLower: -1 }, "minLower: -1 is out of range; use a whole number from 0 to 2147483647"],
            [{ length: 0, minUpper: 0 }, "length: 0 is out of range; use a whole number from 1 to 2147483647"],
            [
                { length: 3, minLower: 2, minNumeric: 2, minUpper: 0 },
                "length: 3 is less than minLower + minNumeric + minSpecial + minUpper = 4; lengthen it",
            ],
        ],
    );

    holds(
        "random:index/randomId:RandomId",
        { byteLength: 4 },
        [],
        [
            [{ byteLength: undefined }, "byteLength: is missing; give it a value"],
            [{ byteLength: 0 }, "byteLength: 0 is out of range; use a whole number of bytes from 1 to 2147483647"],
        ],
    );

    it("never predicts a value", () => {
        expect(create("random:index/randomPassword:RandomPassword", { length: 32 })).to.deep.equal({
            id: "none",
            outputs: {},
        });
        for (const type of ["random:index/randomId:RandomId", "random:index/randomString:RandomString"]) {
            expect(create(type, { length: 8, byteLength: 4 })).to.deep.equal({ id: "", outputs: {} });
        }
    });
});
