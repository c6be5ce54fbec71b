import { expect } from "chai";
import { create, holds } from "../support/models";

describe("KMS", () => {
    holds(
        "aws:kms/key:Key",
        {
            description: "Data",
            policy: "{}",
            deletionWindowInDays: 30,
            enableKeyRotation: true,
            rotationPeriodInDays: 365,
        },
        [{ customerMasterKeySpec: "SYMMETRIC_DEFAULT" }, { policy: JSON.stringify("x".repeat(32766)) }],
        [
            [
                { deletionWindowInDays: 6 },
                "deletionWindowInDays: 6 is out of range; use a whole number of days from 7 to 30",
            ],
            [
                { rotationPeriodInDays: 30 },
                "rotationPeriodInDays: 30 is out of range; use a whole number of days from 90 to 2560",
            ],
            [
                { enableKeyRotation: false },
                "rotationPeriodInDays: is given but rotation is off; set enableKeyRotation to true",
            ],
            [
                { customerMasterKeySpec: "RSA_4096" },
                "enableKeyRotation: only symmetric encryption keys rotate; remove it or use SYMMETRIC_DEFAULT",
            ],
            [
                { policy: JSON.stringify("x".repeat(32767)) },
                "policy: has 32769 characters, at most 32768 are allowed; split it or name fewer actions and resources",
            ],
            [
                { keyUsage: "ENCRYPT" },
                'keyUsage: "ENCRYPT" is not a known value; use ENCRYPT_DECRYPT, SIGN_VERIFY, GENERATE_VERIFY_MAC, ' +
                    "KEY_AGREEMENT or ENCAPSULATE_DECAPSULATE",
            ],
        ],
    );

    holds(
        "aws:kms/alias:Alias",
        { name: "alias/platform-dev-data", targetKeyId: "0a" },
        [],
        [
            [
                { name: "platform-dev-data" },
                'name: "platform-dev-data" is not allowed; use a name such as "alias/platform" of letters, digits and /_-',
            ],
            [
                { name: "alias/aws/platform" },
                'name: "alias/aws/platform" is not allowed; "alias/aws/" is reserved for AWS managed keys; rename it',
            ],
        ],
    );

    it("gives a key a UUID, and a multi-Region one an id of its own form", () => {
        const { id, outputs } = create("aws:kms/key:Key", {});
        expect(id).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(outputs).to.include({ keyId: id, arn: `arn:aws:kms:us-east-1:123456789012:key/${id}` });
        expect(create("aws:kms/key:Key", { multiRegion: true }).id).to.match(/^mrk-[0-9a-f]{32}$/);
    });

    it("follows an alias to its key, by id or by ARN", () => {
        const arn = "arn:aws:kms:us-east-1:123456789012:key/0a";
        for (const targetKeyId of ["0a", arn]) {
            expect(create("aws:kms/alias:Alias", { name: "alias/x", targetKeyId }).outputs.targetKeyArn).to.equal(arn);
        }
        expect(create("aws:kms/alias:Alias", { targetKeyId: "0a" }, "data").id).to.match(/^alias\/data-[0-9a-f]{7}$/);
    });
});
