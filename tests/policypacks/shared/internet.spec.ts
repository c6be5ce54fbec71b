import { expect } from "chai";
import fc from "fast-check";
import { isInternet } from "../../../policypacks/shared/internet";

const octet = fc.integer({ min: 0, max: 255 });
const ipv4 = fc.tuple(octet, octet, octet, octet).map((octets) => octets.join("."));

describe("isInternet", () => {
    for (const cidr of ["0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/7", "::/0", "2000::/3", "2000::/12", "::/15"]) {
        it(`is true of ${cidr}`, () => {
            expect(isInternet(cidr)).to.be.true;
        });
    }

    for (const cidr of ["10.0.0.0/8", "203.0.113.0/24", "198.51.100.7/32", "fd00::/16", "2001:db8::/32", "::1/128"]) {
        it(`is false of ${cidr}`, () => {
            expect(isInternet(cidr)).to.be.false;
        });
    }

    it("is true of an IPv4 network if and only if its prefix is shorter than 8", () => {
        fc.assert(
            fc.property(ipv4, fc.integer({ min: 0, max: 32 }), (address, prefix) => {
                expect(isInternet(`${address}/${String(prefix)}`)).to.equal(prefix < 8);
            }),
        );
    });

    it("is true of what has no prefix, which cannot be told from the internet", () => {
        fc.assert(
            fc.property(
                fc.oneof(
                    ipv4,
                    fc.string().filter((text) => !text.includes("/")),
                ),
                (text) => {
                    expect(isInternet(text)).to.be.true;
                },
            ),
        );
    });
});
