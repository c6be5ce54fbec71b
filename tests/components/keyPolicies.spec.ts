import { expect } from "chai";
import { keyPolicy, keyUses, type KeyPurpose } from "../../components/keyPolicies";
import type { PolicyStatement } from "../../components/iamPolicy";
import { contextOf } from "../support/mocks";

const purposes = Object.keys(keyUses) as KeyPurpose[];

const statementsOf = (purpose: KeyPurpose) =>
    (JSON.parse(keyPolicy(purpose, contextOf())) as { Statement: PolicyStatement[] }).Statement;

const statement = (purpose: KeyPurpose, sid: string) => {
    const found = statementsOf(purpose).find(({ Sid }) => Sid === sid);
    expect(found, `${sid} of the ${purpose} key`).to.exist;
    return found!;
};

const account = { AWS: "arn:aws:iam::111122223333:root" };
const autoScalingRole =
    "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";

describe("keyPolicy", () => {
    for (const purpose of purposes) {
        it(`lets those who administer the ${purpose} key neither use it nor grant its use`, () => {
            const { Principal, Action } = statement(purpose, "AdministrationByIam");
            expect(Principal).to.deep.equal(account);
            expect(Action).to.include.members(["kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:DescribeKey"]);
            for (const action of Action) {
                expect(action).not.to.match(/\*|crypt|GenerateDataKey|CreateGrant/);
            }
        });

        it(`has a condition on every statement about the use of the ${purpose} key`, () => {
            for (const { Sid, Effect, Condition } of statementsOf(purpose)) {
                expect(Effect).to.equal("Allow");
                expect(Condition !== undefined, Sid).to.equal(Sid !== "AdministrationByIam");
            }
        });
    }

    for (const [purpose, services] of [
        ["cluster", ["eks"]],
        ["data", ["rds", "s3", "backup"]],
        ["logs", ["logs"]],
        ["registry", ["ecr"]],
        ["nodes", ["ec2"]],
        ["secrets", ["secretsmanager"]],
    ] as const) {
        it(`leaves the use of the ${purpose} key to IAM, through ${services.join(", ")} only`, () => {
            expect(statement(purpose, "UseThroughServicesByIam")).to.deep.include({
                Principal: account,
                Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:CreateGrant"],
                Condition: {
                    StringEquals: {
                        "kms:CallerAccount": "111122223333",
                        "kms:ViaService": services.map((service) => `${service}.us-east-1.amazonaws.com`),
                    },
                },
            });
        });
    }

    it("lets CloudWatch Logs of the region use the logs key for log groups of the platform", () => {
        expect(statement("logs", "LogGroupsOfThePlatform")).to.deep.include({
            Principal: { Service: "logs.us-east-1.amazonaws.com" },
            Condition: {
                ArnLike: {
                    "kms:EncryptionContext:aws:logs:arn":
                        "arn:aws:logs:us-east-1:111122223333:log-group:*/platform-dev*",
                },
            },
        });
    });

    it("lets only Auto Scaling's own role launch nodes with the nodes key", () => {
        const isAutoScaling = { "kms:CallerAccount": "111122223333", "aws:PrincipalArn": autoScalingRole };
        expect(statement("nodes", "UseByAutoScaling")).to.deep.include({
            Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
            Condition: { StringEquals: isAutoScaling },
        });
        expect(statement("nodes", "GrantsByAutoScaling")).to.deep.include({
            Action: "kms:CreateGrant",
            Condition: { Bool: { "kms:GrantIsForAWSResource": "true" }, StringEquals: isAutoScaling },
        });
    });

    it("names everyone nowhere but where a condition names the one role", () => {
        for (const purpose of purposes) {
            const everyone = statementsOf(purpose).filter(({ Principal }) => JSON.stringify(Principal).includes('"*"'));
            expect(everyone.map(({ Sid }) => Sid)).to.deep.equal(
                purpose === "nodes" ? ["UseByAutoScaling", "GrantsByAutoScaling"] : [],
            );
        }
    });

    it("lets who creates the cluster grant the cluster key to AWS services, and to nobody else", () => {
        expect(statement("cluster", "GrantsToServicesByIam")).to.deep.include({
            Principal: account,
            Action: "kms:CreateGrant",
            Condition: {
                Bool: { "kms:GrantIsForAWSResource": "true" },
                StringEquals: { "kms:CallerAccount": "111122223333" },
            },
        });
    });
});
