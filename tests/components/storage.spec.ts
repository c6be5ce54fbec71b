import { expect } from "chai";
import { Storage } from "../../components/storage";
import { storage } from "../../config/schema/storage";
import { contextOf, only, register, type Registration } from "../support/mocks";

const keyArn = "arn:aws:kms:us-east-1:111122223333:key/data";
const config = storage.parse({ logsRetentionDays: 30, tracesRetentionDays: 14, backupsRetentionDays: 60 });

const build = () => register(() => new Storage("storage", { context: contextOf(), config, keyArn }));

const statementsOf = (registrations: readonly Registration[], purpose: string) =>
    JSON.parse(only(registrations, "aws:s3/bucketPolicy:BucketPolicy", `storage-${purpose}-policy`).inputs.policy)
        .Statement as { Sid: string }[];

const lifecycleOf = (registrations: readonly Registration[], purpose: string) =>
    only(
        registrations,
        "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
        `storage-${purpose}-lifecycle`,
    ).inputs.rules[0];

describe("Storage", () => {
    it("has four buckets with deterministic names, each a secure bucket of its own", async () => {
        const registrations = await build();
        expect(
            registrations
                .filter(({ type }) => type === "aws:s3/bucket:Bucket")
                .map(({ inputs, parent }) => [inputs.bucket, parent]),
        ).to.have.deep.members([
            ["platform-dev-logs-111122223333", "platform:storage:SecureBucket::storage-logs"],
            ["platform-dev-traces-111122223333", "platform:storage:SecureBucket::storage-traces"],
            ["platform-dev-backups-111122223333", "platform:storage:SecureBucket::storage-backups"],
            ["platform-dev-access-logs-111122223333", "platform:storage:SecureBucket::storage-access-logs"],
        ]);
        for (const { type, parent } of registrations) {
            if (type === "platform:storage:SecureBucket") {
                expect(parent).to.equal("platform:storage:Storage::storage");
            }
        }
    });

    for (const [purpose, days] of [
        ["logs", 30],
        ["traces", 14],
        ["access-logs", 365],
    ] as const) {
        it(`expires ${purpose} after ${String(days)} days, restorable for a week`, async () => {
            expect(lifecycleOf(await build(), purpose)).to.deep.include({
                expiration: { days },
                noncurrentVersionExpiration: { noncurrentDays: 7 },
            });
        });
    }

    it("never expires backups by age, keeps deleted ones, and denies to delete those sooner", async () => {
        const registrations = await build();
        expect(lifecycleOf(registrations, "backups")).to.deep.include({
            expiration: { expiredObjectDeleteMarker: true },
            noncurrentVersionExpiration: { noncurrentDays: 60 },
        });
        expect(statementsOf(registrations, "backups")).to.deep.include({
            Sid: "DenyVersionDeletion",
            Effect: "Deny",
            Principal: "*",
            Action: "s3:DeleteObjectVersion",
            Resource: "arn:aws:s3:::platform-dev-backups-111122223333/*",
        });
        expect(statementsOf(registrations, "logs").map(({ Sid }) => Sid)).not.to.include("DenyVersionDeletion");
    });

    it("encrypts with the key, except where S3 delivers access logs", async () => {
        const registrations = await build();
        const defaults = Object.fromEntries(
            registrations
                .filter(({ type }) => type.includes("bucketServerSideEncryptionConfiguration"))
                .map(({ name, inputs }) => [name, inputs.rules[0].applyServerSideEncryptionByDefault]),
        );
        const own = { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn };
        expect(defaults).to.deep.equal({
            "storage-logs-encryption": own,
            "storage-traces-encryption": own,
            "storage-backups-encryption": own,
            "storage-access-logs-encryption": { sseAlgorithm: "AES256" },
        });
    });

    it("logs the access to every bucket but the one that receives the logs", async () => {
        const logging = (await build()).filter(({ type }) => type === "aws:s3/bucketLogging:BucketLogging");
        expect(logging.map(({ inputs }) => inputs)).to.have.deep.members(
            ["logs", "traces", "backups"].map((purpose) => ({
                bucket: `platform-dev-${purpose}-111122223333`,
                targetBucket: "platform-dev-access-logs-111122223333",
                targetPrefix: `${purpose}/`,
            })),
        );
        for (const { dependencies } of logging) {
            expect(dependencies).to.include("aws:s3/bucketPolicy:BucketPolicy::storage-access-logs-policy");
        }
    });

    it("admits access logs of this environment's buckets in this account alone", async () => {
        expect(statementsOf(await build(), "access-logs")).to.deep.include({
            Sid: "AllowAccessLogs",
            Effect: "Allow",
            Principal: { Service: "logging.s3.amazonaws.com" },
            Action: "s3:PutObject",
            Resource: "arn:aws:s3:::platform-dev-access-logs-111122223333/*",
            Condition: {
                StringEquals: { "aws:SourceAccount": "111122223333" },
                ArnLike: { "aws:SourceArn": "arn:aws:s3:::platform-dev-*" },
            },
        });
    });

    it("registers exactly its public outputs", async () => {
        expect(only(await build(), "platform:storage:Storage").outputs).to.deep.equal({
            bucketNames: {
                logs: "platform-dev-logs-111122223333",
                traces: "platform-dev-traces-111122223333",
                backups: "platform-dev-backups-111122223333",
                accessLogs: "platform-dev-access-logs-111122223333",
            },
            bucketArns: {
                logs: "arn:aws:mock:us-east-1:111122223333:s3/bucket/storage-logs-bucket",
                traces: "arn:aws:mock:us-east-1:111122223333:s3/bucket/storage-traces-bucket",
                backups: "arn:aws:mock:us-east-1:111122223333:s3/bucket/storage-backups-bucket",
                accessLogs: "arn:aws:mock:us-east-1:111122223333:s3/bucket/storage-access-logs-bucket",
            },
        });
    });
});
