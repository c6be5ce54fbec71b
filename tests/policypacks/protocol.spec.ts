import { expect } from "chai";
import { PolicyType } from "@pulumi/pulumi/proto/analyzer_pb";
import { rules } from "../../policypacks/security/rules";
import { PolicyPackProcess } from "../support/policyPack";
import { changed, compliant } from "./security/resources";

const database = "aws:rds/instance:Instance";
const cluster = "aws:eks/cluster:Cluster";
const securityGroupRule = "aws:ec2/securityGroupRule:SecurityGroupRule";

describe("The security pack under the CLI's runner", () => {
    let pack: PolicyPackProcess;

    before(async () => {
        pack = await PolicyPackProcess.start("policypacks/security");
    });

    after(() => {
        pack.stop();
    });

    const findings = async (type: string, changes: object) =>
        (await pack.analyze(type, changed(compliant[type] ?? {}, { ...changes }))).map((diagnostic) => [
            diagnostic.getPolicyname(),
            diagnostic.getMessage().split("\n")[1]?.split(" Remedy: ")[0],
        ]);

    it("introduces itself and all its rules", async () => {
        const info = await pack.info();
        expect([info.getName(), info.getVersion(), info.getSupportsconfig()]).to.deep.equal([
            "platform-security",
            "1.0.0",
            true,
        ]);
        const introduced = info.getPoliciesList();
        expect(introduced.map((policy) => policy.getName())).to.deep.equal(rules.map(({ name }) => name));
        for (const [index, policy] of introduced.entries()) {
            const rule = rules[index]!;
            expect(policy.getRemediationSteps(), rule.name).to.equal(rule.remediationSteps);
            expect(policy.getFramework()?.getReference(), rule.name).to.equal(rule.framework.reference);
            expect(policy.getSeverity(), rule.name).to.be.above(0);
            expect(policy.getPolicyType(), rule.name).to.equal(
                "validateStack" in rule ? PolicyType.POLICY_TYPE_STACK : PolicyType.POLICY_TYPE_RESOURCE,
            );
        }
    });

    it("says nothing on its standard output but the port, which the CLI reads there", () => {
        expect(pack.chatter).to.be.empty;
    });

    it("finds what is wrong with a resource, by its rule", async () => {
        expect(await findings(database, {})).to.deep.equal([]);
        expect(await findings(database, { publiclyAccessible: true, storageEncrypted: false })).to.deep.equal([
            ["rds-instance-disallow-public-access", "It has a public address."],
            ["rds-instance-encrypt-storage", "The storage is not encrypted."],
        ]);
    });

    describe("configured", () => {
        afterEach(() => pack.configure({}));

        it("knows production by other names", async () => {
            const changes = { deletionProtection: false, "tags.environment": "live" };
            expect(await findings(cluster, changes)).to.deep.equal([]);
            await pack.configure({ "eks-cluster-enable-deletion-protection": { productionEnvironments: ["live"] } });
            expect(await findings(cluster, changes)).to.deep.equal([
                ["eks-cluster-enable-deletion-protection", "Deletion protection is off."],
            ]);
        });

        it("asks for longer backups", async () => {
            await pack.configure({ "rds-instance-retain-backups": { minimumDays: 14 } });
            expect(await findings(database, { backupRetentionPeriod: 13 })).to.deep.equal([
                ["rds-instance-retain-backups", "Backups are kept for 13 days."],
            ]);
            expect(await findings(database, { backupRetentionPeriod: 14 })).to.deep.equal([]);
        });

        it("asks for a newer Kubernetes", async () => {
            await pack.configure({ "eks-cluster-pin-version": { oldestVersion: "1.35" } });
            expect(await findings(cluster, { version: "1.34" })).to.deep.equal([
                ["eks-cluster-pin-version", "Version 1.34 is not 1.35 or later."],
            ]);
            expect(await findings(cluster, { version: "1.35" })).to.deep.equal([]);
        });

        it("lets a public port be open to the internet, alone and by TCP", async () => {
            await pack.configure({ "ec2-security-group-rule-disallow-internet-ingress": { publicPorts: [443] } });
            const open = { cidrBlocks: ["0.0.0.0/0"] };
            const refused = [["ec2-security-group-rule-disallow-internet-ingress", "Ingress is open to 0.0.0.0/0."]];
            expect(await findings(securityGroupRule, open)).to.deep.equal([]);
            expect(await findings(securityGroupRule, { ...open, fromPort: 80, toPort: 80 })).to.deep.equal(refused);
            expect(await findings(securityGroupRule, { ...open, toPort: 444 })).to.deep.equal(refused);
            expect(await findings(securityGroupRule, { ...open, fromPort: 80 })).to.deep.equal(refused);
            expect(await findings(securityGroupRule, { ...open, protocol: "udp" })).to.deep.equal(refused);
        });

        it("limits cluster administration to the roles that it lists", async () => {
            const association = "aws:eks/accessPolicyAssociation:AccessPolicyAssociation";
            const [admin, other] = ["platform-admin", "other"].map((name) => `arn:aws:iam::111122223333:role/${name}`);
            await pack.configure({ "eks-access-policy-association-restrict-cluster-admin": { admins: [admin] } });
            expect(await findings(association, { principalArn: admin })).to.deep.equal([]);
            expect(await findings(association, { principalArn: other })).to.deep.equal([
                [
                    "eks-access-policy-association-restrict-cluster-admin",
                    `${String(other)} becomes cluster administrator.`,
                ],
            ]);
        });

        it("denies other managed policies", async () => {
            const attachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
            await pack.configure({
                "iam-role-policy-attachment-disallow-broad-policies": { deniedPolicies: ["AmazonEKSWorkerNodePolicy"] },
            });
            expect(await findings(attachment, {})).to.deep.equal([
                ["iam-role-policy-attachment-disallow-broad-policies", "The role gets AmazonEKSWorkerNodePolicy."],
            ]);
        });

        it("lets keys go and logs end sooner", async () => {
            await pack.configure({
                "kms-key-delay-deletion": { minimumDays: 7 },
                "cloudwatch-log-group-retain-logs": { minimumDays: 365 },
            });
            expect(await findings("aws:kms/key:Key", { deletionWindowInDays: 7 })).to.deep.equal([]);
            expect(await findings("aws:cloudwatch/logGroup:LogGroup", { retentionInDays: 364 })).to.deep.equal([
                ["cloudwatch-log-group-retain-logs", "Logs are kept for 364 days."],
            ]);
        });
    });
});
