import { expect } from "chai";
import { unknown } from "../../../tooling/standin/model";
import { create, holds, refusals } from "../support/models";

describe("Secrets Manager", () => {
    holds(
        "aws:secretsmanager/secret:Secret",
        { name: "platform/dev/grafana", recoveryWindowInDays: 7, policy: "{}" },
        [{ recoveryWindowInDays: 0 }, { name: "s".repeat(512) }],
        [
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
        [{ secretString: undefined, secretBinary: "dmFsdWU=" }],
        [
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
        { secretArn: "arn:x", policy: "{}" },
        [],
        [
            [
                { policy: JSON.stringify("x".repeat(20480)) },
                "policy: has 20482 characters, at most 20480 are allowed; split it or name fewer actions and resources",
            ],
        ],
    );

    holds(
        "aws:secretsmanager/secretRotation:SecretRotation",
        { secretId: "arn:x", rotationRules: { automaticallyAfterDays: 30 } },
        [{ rotationRules: { scheduleExpression: "rate(10 days)", duration: "3h" } }],
        [
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
