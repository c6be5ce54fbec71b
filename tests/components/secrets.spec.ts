import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import type { PlatformContext } from "../../components/conventions";
import { Secrets } from "../../components/secrets";
import { secrets, type SecretsConfig } from "../../config/schema/secrets";
import { contextOf, only, register, type MockedOutputs } from "../support/mocks";

const keyArn = "arn:aws:kms:us-east-1:111122223333:key/secrets";
const config = secrets.parse({
    recoveryWindowDays: 14,
    generated: {
        grafana: { description: "Grafana's first administrator" },
        webhook: { description: "Signs the webhooks", length: 64 },
    },
});

const passwords: MockedOutputs = ({ type, name }) =>
    type === "random:index/randomPassword:RandomPassword" ? { result: `value of ${name}` } : {};

const build = (overrides: Partial<SecretsConfig> = {}, context: Partial<PlatformContext> = {}) =>
    register(
        () => new Secrets("secrets", { context: contextOf(context), config: { ...config, ...overrides }, keyArn }),
        passwords,
    );

describe("Secrets", () => {
    it("makes every resource its child, named after it", async () => {
        for (const { type, name, parent } of await build()) {
            if (type !== "platform:secrets:Secrets") {
                expect(parent, name).to.equal("platform:secrets:Secrets::secrets");
                expect(name).to.match(/^secrets-/);
            }
        }
    });

    it("names a secret after project, environment and itself, encrypts it, and lets it be restored", async () => {
        expect(only(await build(), "aws:secretsmanager/secret:Secret", "secrets-grafana").inputs).to.deep.equal({
            name: "platform/dev/grafana",
            description: "Grafana's first administrator",
            kmsKeyId: keyArn,
            recoveryWindowInDays: 14,
            tags: { ...contextOf().tags, Name: "platform/dev/grafana" },
        });
    });

    it("passes a window of 0 on, which frees the name at once", async () => {
        const registrations = await build({ recoveryWindowDays: 0 });
        expect(
            only(registrations, "aws:secretsmanager/secret:Secret", "secrets-grafana").inputs.recoveryWindowInDays,
        ).to.equal(0);
    });

    it("generates letters and digits of the configured length", async () => {
        const registrations = await build();
        const password = (name: string) => only(registrations, "random:index/randomPassword:RandomPassword", name);
        expect(password("secrets-grafana-value").inputs).to.deep.equal({ length: 32, special: false });
        expect(password("secrets-webhook-value").inputs).to.deep.equal({ length: 64, special: false });
    });

    it("stores the generated value, and stores it as a secret", async () => {
        const version = only(
            await build(),
            "aws:secretsmanager/secretVersion:SecretVersion",
            "secrets-grafana-version",
        );
        expect(version.inputs.secretId).to.equal("secrets-grafana-id");
        expect(version.inputs.secretString).to.deep.include({ value: "value of secrets-grafana-value" });
        expect(version.inputs.secretString).to.have.property(
            pulumi.runtime.specialSigKey,
            pulumi.runtime.specialSecretSig,
        );
    });

    it("denies other accounts and plain HTTP, and refuses a public policy", async () => {
        const { inputs } = only(
            await build(),
            "aws:secretsmanager/secretPolicy:SecretPolicy",
            "secrets-grafana-policy",
        );
        expect(inputs).to.deep.include({
            secretArn: "arn:aws:mock:us-east-1:111122223333:secretsmanager/secret/secrets-grafana",
            blockPublicPolicy: true,
        });
        const everything = { Effect: "Deny", Principal: "*", Action: "secretsmanager:*", Resource: "*" };
        expect(JSON.parse(inputs.policy).Statement).to.deep.equal([
            {
                Sid: "DenyOtherAccounts",
                ...everything,
                Condition: {
                    StringNotEquals: { "aws:PrincipalAccount": "111122223333" },
                    BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
                },
            },
            {
                Sid: "DenyInsecureTransport",
                ...everything,
                Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
        ]);
    });

    it("protects the secret and its policy, but not the value, which rotation replaces", async () => {
        const registrations = await build({}, { protectStateful: true });
        const options = (type: string, name: string) => {
            const { protect, retainOnDelete } = only(registrations, type, name);
            return { protect, retainOnDelete };
        };
        const kept = { protect: true, retainOnDelete: true };
        expect(options("aws:secretsmanager/secret:Secret", "secrets-grafana")).to.deep.equal(kept);
        expect(options("aws:secretsmanager/secretPolicy:SecretPolicy", "secrets-grafana-policy")).to.deep.equal(kept);
        expect(options("aws:secretsmanager/secretVersion:SecretVersion", "secrets-grafana-version")).to.deep.equal({
            protect: false,
            retainOnDelete: true,
        });
        expect(options("random:index/randomPassword:RandomPassword", "secrets-grafana-value")).to.deep.equal({
            protect: false,
            retainOnDelete: false,
        });
    });

    it("registers exactly its public outputs, none of them a value", async () => {
        expect(only(await build(), "platform:secrets:Secrets").outputs).to.deep.equal({
            secretNames: { grafana: "platform/dev/grafana", webhook: "platform/dev/webhook" },
            secretArns: {
                grafana: "arn:aws:mock:us-east-1:111122223333:secretsmanager/secret/secrets-grafana",
                webhook: "arn:aws:mock:us-east-1:111122223333:secretsmanager/secret/secrets-webhook",
            },
        });
    });

    it("has nothing where nothing is configured", async () => {
        expect((await build({ generated: {} })).map(({ type }) => type)).to.deep.equal(["platform:secrets:Secrets"]);
    });
});
