import { expect } from "chai";
import fc from "fast-check";
import { bucketArn, bucketName, SecureBucket, type SecureBucketArgs } from "../../components/secureBucket";
import { contextOf, only, register } from "../support/mocks";

const keyArn = "arn:aws:kms:us-east-1:111122223333:key/data";
const name = "platform-dev-metrics-111122223333";
const arn = `arn:aws:s3:::${name}`;

const build = (overrides: Partial<SecureBucketArgs> = {}) =>
    register(
        () =>
            new SecureBucket("metrics", {
                context: contextOf(),
                purpose: "metrics",
                keyArn,
                accessLogBucket: "platform-dev-access-logs-111122223333",
                expireAfterDays: 30,
                restorableDays: 7,
                ...overrides,
            }),
    );

const statementsOf = async (overrides: Partial<SecureBucketArgs> = {}) =>
    JSON.parse(only(await build(overrides), "aws:s3/bucketPolicy:BucketPolicy").inputs.policy).Statement;

describe("SecureBucket", () => {
    it("makes every resource its child, named after it, about its bucket", async () => {
        for (const { type, name: child, parent, inputs } of await build()) {
            if (type !== "platform:storage:SecureBucket") {
                expect(parent, child).to.equal("platform:storage:SecureBucket::metrics");
                expect(child).to.match(/^metrics-/);
                expect(inputs.bucket, child).to.equal(name);
            }
        }
    });

    it("has the split resources and none of the deprecated inline settings", async () => {
        const registrations = await build();
        expect(registrations.map(({ type }) => type)).to.have.members([
            "platform:storage:SecureBucket",
            "aws:s3/bucket:Bucket",
            "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
            "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
            "aws:s3/bucketPolicy:BucketPolicy",
            "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
            "aws:s3/bucketVersioning:BucketVersioning",
            "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
            "aws:s3/bucketLogging:BucketLogging",
        ]);
        expect(only(registrations, "aws:s3/bucket:Bucket").inputs).to.deep.equal({
            bucket: name,
            forceDestroy: false,
            tags: { ...contextOf().tags, Name: name },
        });
    });

    it("blocks public access and ACLs", async () => {
        const registrations = await build();
        expect(only(registrations, "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock").inputs).to.deep.include({
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
        });
        expect(only(registrations, "aws:s3/bucketOwnershipControls:BucketOwnershipControls").inputs.rule).to.deep.equal(
            { objectOwnership: "BucketOwnerEnforced" },
        );
    });

    it("encrypts with the given key and a bucket key, and takes no keys of writers", async () => {
        expect(
            only(
                await build(),
                "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
            ).inputs.rules,
        ).to.deep.equal([
            {
                applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
                bucketKeyEnabled: true,
                blockedEncryptionTypes: ["SSE-C"],
            },
        ]);
    });

    it("encrypts with S3's own keys where no key is given, and then forbids no other", async () => {
        const registrations = await build({ keyArn: undefined });
        expect(
            only(
                registrations,
                "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
            ).inputs.rules,
        ).to.deep.equal([
            {
                applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" },
                blockedEncryptionTypes: ["SSE-C"],
            },
        ]);
        const statements = (await statementsOf({ keyArn: undefined })) as { Sid: string }[];
        expect(statements.map(({ Sid }) => Sid)).to.deep.equal(["DenyInsecureTransport", "DenyOutdatedTls"]);
    });

    it("denies plain HTTP, old TLS, other encryption and keys of other accounts", async () => {
        const everything = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: [arn, `${arn}/*`] };
        const upload = { Effect: "Deny", Principal: "*", Action: "s3:PutObject", Resource: `${arn}/*` };
        expect(await statementsOf()).to.deep.equal([
            {
                Sid: "DenyInsecureTransport",
                ...everything,
                Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
            { Sid: "DenyOutdatedTls", ...everything, Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
            {
                Sid: "DenyOtherEncryption",
                ...upload,
                Condition: {
                    Null: { "s3:x-amz-server-side-encryption": "false" },
                    StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" },
                },
            },
            {
                Sid: "DenyForeignKeys",
                ...upload,
                Condition: {
                    Null: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "false" },
                    ArnNotLike: {
                        "s3:x-amz-server-side-encryption-aws-kms-key-id": "arn:aws:kms:us-east-1:111122223333:key/*",
                    },
                },
            },
        ]);
    });

    it("adds the caller's statements to its own", async () => {
        const statement = { Sid: "More", Effect: "Deny", Action: "s3:DeleteBucket", Resource: arn } as const;
        const statements = (await statementsOf({ statements: [statement] })) as unknown[];
        expect(statements).to.have.lengthOf(5);
        expect(statements.at(-1)).to.deep.equal(statement);
    });

    it("keeps versions, expires them, and removes abandoned uploads", async () => {
        const registrations = await build();
        expect(
            only(registrations, "aws:s3/bucketVersioning:BucketVersioning").inputs.versioningConfiguration,
        ).to.deep.equal({ status: "Enabled" });
        const lifecycle = only(registrations, "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration");
        expect(lifecycle.inputs.rules).to.deep.equal([
            {
                id: "expire",
                status: "Enabled",
                filter: { prefix: "" },
                expiration: { days: 30 },
                noncurrentVersionExpiration: { noncurrentDays: 7 },
                abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
            },
        ]);
        expect(lifecycle.dependencies).to.include("aws:s3/bucketVersioning:BucketVersioning::metrics-versioning");
    });

    it("only cleans up delete markers where objects never expire", async () => {
        expect(
            only(
                await build({ expireAfterDays: undefined }),
                "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
            ).inputs.rules[0].expiration,
        ).to.deep.equal({ expiredObjectDeleteMarker: true });
    });

    it("logs access where it is told to", async () => {
        expect(only(await build(), "aws:s3/bucketLogging:BucketLogging").inputs).to.deep.include({
            targetBucket: "platform-dev-access-logs-111122223333",
            targetPrefix: "metrics/",
        });
        expect((await build({ accessLogBucket: undefined })).map(({ type }) => type)).not.to.include(
            "aws:s3/bucketLogging:BucketLogging",
        );
    });

    it("attaches the policy after the public access block", async () => {
        expect(only(await build(), "aws:s3/bucketPolicy:BucketPolicy").dependencies).to.include(
            "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock::metrics-public-access-block",
        );
    });

    for (const protectStateful of [true, false]) {
        it(`keeps what guards the data as long as the data, protected: ${String(protectStateful)}`, async () => {
            for (const { type, name: child, protect, retainOnDelete } of await build({
                context: contextOf({ protectStateful }),
            })) {
                if (type !== "platform:storage:SecureBucket") {
                    expect({ protect, retainOnDelete }, child).to.deep.equal({
                        protect: protectStateful,
                        retainOnDelete: protectStateful,
                    });
                }
            }
        });
    }

    it("registers exactly its public outputs, the name only after the policy", async () => {
        expect(only(await build(), "platform:storage:SecureBucket").outputs).to.deep.equal({
            bucketName: name,
            bucketArn: "arn:aws:mock:us-east-1:111122223333:s3/bucket/metrics-bucket",
        });
    });
});

describe("bucketName", () => {
    it("is unique to project, environment, purpose and account, and never longer than S3 allows", () => {
        fc.assert(
            fc.property(fc.stringMatching(/^[a-z][a-z0-9-]{0,60}[a-z0-9]$/), (purpose) => {
                const longest = 63 - "platform-dev--111122223333".length;
                if (purpose.length <= longest) {
                    expect(bucketName(contextOf(), purpose)).to.equal(`platform-dev-${purpose}-111122223333`);
                } else {
                    expect(() => bucketName(contextOf(), purpose)).to.throw(/S3 allows 63: shorten/);
                }
            }),
        );
    });

    it("refuses with name, length and remedy", () => {
        expect(() => bucketName(contextOf({ prefix: `${"p".repeat(50)}-dev` }), "logs")).to.throw(
            `bucket name "${"p".repeat(50)}-dev-logs-111122223333" has 72 characters, S3 allows 63: shorten the project's name in Pulumi.yaml or "logs"`,
        );
    });

    it("gives the ARN", () => {
        expect(bucketArn("platform-dev-logs-111122223333")).to.equal("arn:aws:s3:::platform-dev-logs-111122223333");
    });
});
