import { expect } from "chai";
import { unknown } from "../../../tooling/standin/model";
import { policyOf } from "../support/documents";
import { create, holds, refusals, warnings } from "../support/models";

/** A policy for every principal; the principal comes first in it. */
const everybody = (Effect: string, Condition?: object) =>
    JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Principal: "*", Effect, Action: "secretsmanager:GetSecretValue", Resource: ["*"], Condition }],
    });

describe("Secrets Manager", () => {
    holds(
        "aws:secretsmanager/secret:Secret",
        { name: "platform/dev/grafana", recoveryWindowInDays: 7, policy: policyOf("resource") },
        [
            { recoveryWindowInDays: 0 },
            { recoveryWindowInDays: 30 },
            { name: "s".repeat(512) },
            { description: "d".repeat(2048) },
            { policy: policyOf("resource", 20480) },
            { replicas: [{ region: "eu-west-1" }] },
        ],
        [
            [
                { recoveryWindowInDays: 31 },
                "recoveryWindowInDays: 31 is out of range; use a whole number of days from 7 to 30",
            ],
            [
                { recoveryWindowInDays: 6 },
                "recoveryWindowInDays: 6 is out of range; use a whole number of days from 7 to 30",
            ],
            [
                { description: "d".repeat(2049) },
                'description: "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd… has 2049 characters, 0 to 2048 are allowed; shorten it',
            ],
            [
                { policy: policyOf("resource", 20481) },
                "policy: has 20481 characters, at most 20480 are allowed; split it or name fewer actions and resources",
            ],
            [{ namePrefix: "platform-" }, "name: name and namePrefix exclude each other; keep one of them"],
            [
                { name: undefined, namePrefix: "s".repeat(487) },
                'namePrefix: "ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss… has 513 characters, 1 to 512 are allowed; shorten it',
            ],
            [
                { replicas: [{ region: "eu-west-1" }, { region: "eu-west-1" }] },
                'replicas: has {"region":"eu-west-1"} twice; name every region once',
            ],
            [
                { replicas: [{ region: "us-east-1" }] },
                "replicas: the secret itself is in us-east-1; name other regions",
            ],
            [
                { replicas: [{ region: "Ireland" }] },
                'replicas[0].region: "Ireland" is not allowed; use a region such as eu-west-1',
            ],
            [
                { recoveryWindowInDays: 3 },
                "recoveryWindowInDays: 3 is out of range; use a whole number of days from 7 to 30",
            ],
            [{ name: "platform:dev" }, 'name: "platform:dev" is not allowed; use letters, digits and /_+=.@-'],
            [
                { name: "s".repeat(513) },
                `name: "${"s".repeat(78)}… has 513 characters, 1 to 512 are allowed; shorten it`,
            ],
        ],
    );

    holds(
        "aws:secretsmanager/secretVersion:SecretVersion",
        { secretId: "arn:x", secretString: "value" },
        [
            { secretString: undefined, secretBinary: "dmFsdWU=" },
            { secretString: "x".repeat(65536) },
            { versionStages: Array.from({ length: 20 }, (_, index) => `stage${String(index)}`) },
        ],
        [
            [{ versionStages: [] }, "versionStages: has 0 entries, 1 to 20 are allowed; name a stage, or leave it out"],
            [
                { versionStages: Array.from({ length: 21 }, (_, index) => `stage${String(index)}`) },
                "versionStages: has 21 entries, 1 to 20 are allowed; name a stage, or leave it out",
            ],
            [
                { versionStages: ["s".repeat(257)] },
                'versionStages[0]: "ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss… has 257 characters, 1 to 256 are allowed; shorten it',
            ],
            [
                { secretBinary: "dmFsdWU=" },
                "secretString: secretString and secretBinary exclude each other; set one of them",
            ],
            [
                { secretString: "x".repeat(65537) },
                "secretString: has 65537 characters, at most 65536 are allowed; keep only what is secret in it",
            ],
        ],
    );

    holds(
        "aws:secretsmanager/secretPolicy:SecretPolicy",
        { secretArn: "arn:x", policy: policyOf("resource"), blockPublicPolicy: true },
        [
            { policy: policyOf("resource", 20480) },
            { policy: everybody("Deny") },
            { policy: everybody("Allow", { StringEquals: { "aws:PrincipalOrgID": "o-1" } }) },
            { policy: everybody("Allow"), blockPublicPolicy: false },
        ],
        [
            [
                { policy: everybody("Allow") },
                "policy: allows everybody, which blockPublicPolicy refuses; name the principals or add a Condition",
            ],
            [
                { policy: everybody("Allow").replace('"*"', '{"AWS":"*"}') },
                "policy: allows everybody, which blockPublicPolicy refuses; name the principals or add a Condition",
            ],
            [{ policy: policyOf("identity") }, 'policy: statement "x" names no Principal; name at least one'],
            [
                { policy: policyOf("resource", 20481) },
                "policy: has 20481 characters, at most 20480 are allowed; split it or name fewer actions and resources",
            ],
        ],
    );

    holds(
        "aws:secretsmanager/secretRotation:SecretRotation",
        { secretId: "arn:x", rotationRules: { automaticallyAfterDays: 30 } },
        [
            { rotationRules: { scheduleExpression: "rate(10 days)", duration: "3h" } },
            { rotationRules: { automaticallyAfterDays: 1000, duration: "24h" } },
            { rotationRules: { automaticallyAfterDays: 1 } },
        ],
        [
            [
                { rotationRules: { automaticallyAfterDays: 0 } },
                "rotationRules.automaticallyAfterDays: 0 is out of range; use a whole number of days from 1 to 1000",
            ],
            [
                { rotationRules: { automaticallyAfterDays: 30, duration: "25h" } },
                'rotationRules.duration: "25h" is not allowed; use 1h to 24h',
            ],
            [
                { rotationRules: { automaticallyAfterDays: 30, scheduleExpression: "rate(10 days)" } },
                "rotationRules.automaticallyAfterDays: rotationRules.automaticallyAfterDays and rotationRules.scheduleExpression exclude each other; set exactly one of rotationRules.automaticallyAfterDays, rotationRules.scheduleExpression",
            ],
            [
                { rotationRules: { duration: "3h" } },
                "rotationRules.automaticallyAfterDays: nothing is set; set exactly one of rotationRules.automaticallyAfterDays, rotationRules.scheduleExpression",
            ],
            [
                { rotationRules: { automaticallyAfterDays: 1001 } },
                "rotationRules.automaticallyAfterDays: 1001 is out of range; use a whole number of days from 1 to 1000",
            ],
            [
                { rotationRules: { scheduleExpression: "daily" } },
                'rotationRules.scheduleExpression: "daily" is not allowed; use rate(...) or cron(...)',
            ],
        ],
    );

    it("advises against a name that looks like the end of an ARN", () => {
        const of = (name: string) => warnings("aws:secretsmanager/secret:Secret", { name });
        expect(of("platform/dev-a1b2c3")).to.deep.equal([
            'name: "platform/dev-a1b2c3" ends as ARNs do, with a hyphen and six characters; ' +
                "rename it, or partial ARNs are ambiguous",
        ]);
        expect(of("platform/dev-a1b2c")).to.deep.equal([]);
        expect(of(unknown)).to.deep.equal([]);
    });

    it("never shows a secret's value", () => {
        const shown = refusals("aws:secretsmanager/secretVersion:SecretVersion", {
            secretId: "arn:x",
            secretString: "hunter2".repeat(20000),
            secretBinary: "aHVudGVyMg==",
        }).join();
        expect(shown).to.not.match(/hunter2|aHVudGVyMg/);
        expect(
            JSON.stringify(
                create("aws:secretsmanager/secretVersion:SecretVersion", {
                    secretId: "arn:x",
                    secretString: "hunter2",
                }),
            ),
        ).to.not.include("hunter2");
    });

    it("adds six characters to the name in the ARN", () => {
        const { id, outputs } = create("aws:secretsmanager/secret:Secret", { name: "platform/dev/grafana" });
        expect(id).to.match(
            /^arn:aws:secretsmanager:us-east-1:123456789012:secret:platform\/dev\/grafana-[a-z0-9]{6}$/,
        );
        expect(outputs.arn).to.equal(id);
    });

    it("names a version by its secret", () => {
        const version = create("aws:secretsmanager/secretVersion:SecretVersion", { secretId: "arn:x" });
        expect(version.id).to.equal(`arn:x|${String(version.outputs.versionId)}`);
        expect(version.outputs.arn).to.equal("arn:x");
        expect(create("aws:secretsmanager/secretVersion:SecretVersion", { secretId: unknown }).id).to.equal("");
    });
});
