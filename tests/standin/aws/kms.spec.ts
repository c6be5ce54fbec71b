import { expect } from "chai";
import { policyOf } from "../support/documents";
import { create, holds } from "../support/models";

const asymmetric = (customerMasterKeySpec: string, keyUsage: string) => ({
    customerMasterKeySpec,
    keyUsage,
    enableKeyRotation: undefined,
    rotationPeriodInDays: undefined,
});

const allowing = (action: string) => policyOf("resource").replace("kms:*", action);
const readOnly = allowing("kms:Decrypt");

describe("KMS", () => {
    holds(
        "aws:kms/key:Key",
        {
            description: "Data",
            policy: policyOf("resource"),
            deletionWindowInDays: 30,
            enableKeyRotation: true,
            rotationPeriodInDays: 365,
        },
        [
            { customerMasterKeySpec: "SYMMETRIC_DEFAULT" },
            { policy: policyOf("resource", 32768) },
            { description: "d".repeat(8192) },
            { deletionWindowInDays: 7 },
            { rotationPeriodInDays: 90 },
            { rotationPeriodInDays: 2560 },
            { keyUsage: "ENCRYPT_DECRYPT" },
            asymmetric("ECC_NIST_P256", "KEY_AGREEMENT"),
            asymmetric("HMAC_256", "GENERATE_VERIFY_MAC"),
            { policy: readOnly, bypassPolicyLockoutSafetyCheck: true },
            { policy: allowing("KMS:P*KeyPolicy") },
            { policy: allowing("kms:PutKeyPolic?") },
            { policy: policyOf("resource").replace('"Action":"kms:*"', '"NotAction":"kms:Decrypt"') },
        ],
        [
            [
                { description: "d".repeat(8193) },
                'description: "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd… has 8193 characters, 0 to 8192 are allowed; shorten it',
            ],
            [
                { deletionWindowInDays: 31 },
                "deletionWindowInDays: 31 is out of range; use a whole number of days from 7 to 30",
            ],
            [
                { rotationPeriodInDays: 2561 },
                "rotationPeriodInDays: 2561 is out of range; use a whole number of days from 90 to 2560",
            ],
            [
                { keyUsage: "SIGN_VERIFY" },
                'keyUsage: "SIGN_VERIFY" does not go with SYMMETRIC_DEFAULT keys; use ENCRYPT_DECRYPT',
            ],
            [
                asymmetric("ECC_SECG_P256K1", "KEY_AGREEMENT"),
                'keyUsage: "KEY_AGREEMENT" does not go with ECC_SECG_P256K1 keys; use SIGN_VERIFY',
            ],
            [
                asymmetric("RSA_1024", "SIGN_VERIFY"),
                'customerMasterKeySpec: "RSA_1024" is not a known value; use SYMMETRIC_DEFAULT, HMAC_224, HMAC_256, HMAC_384, HMAC_512, RSA_2048, RSA_3072, RSA_4096, ECC_NIST_P256, ECC_NIST_P384, ECC_NIST_P521, ECC_NIST_EDWARDS25519, ECC_SECG_P256K1, ML_DSA_44, ML_DSA_65, ML_DSA_87, ML_KEM_512, ML_KEM_768, ML_KEM_1024 or SM2',
            ],
            [{ policy: readOnly }, "policy: lets nobody change it later; allow an administrator kms:PutKeyPolicy"],
            [
                { policy: policyOf("identity") },
                'policy: statement "x" names no Principal; name at least one',
                "policy: lets nobody change it later; allow an administrator kms:PutKeyPolicy",
            ],
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
                { policy: policyOf("resource", 32769) },
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
        [{ name: `alias/${"a".repeat(250)}` }, { name: undefined, namePrefix: "alias/platform-" }],
        [
            [
                { name: `alias/${"a".repeat(251)}` },
                'name: "alias/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… has 257 characters, 1 to 256 are allowed; shorten it',
            ],
            [{ targetKeyId: undefined }, "targetKeyId: is missing; give it a value"],
            [
                { targetKeyId: "alias/other" },
                'targetKeyId: "alias/other" is not allowed; an alias cannot point to an alias; name its key',
            ],
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
