import { readFileSync } from "node:fs";
import { expect } from "chai";
import { rules } from "../../../policypacks/security/rules";
import { analyze, analyzeStack, type Properties } from "../../support/policyServer";

interface Recorded {
    readonly type: string;
    readonly name: string;
    readonly inputs: Properties;
}

/** What the rules find in what the real `awsx.ec2.Vpc` and `eks.Cluster` create, and why the program is free of it. */
const explained: Readonly<Record<string, string>> = {
    "eks-cluster-disallow-creator-admin":
        "eks.Cluster sets bootstrapClusterCreatorAdminPermissions; the program's transform sets it to false",
    "ec2-vpc-enable-flow-logs": "awsx.ec2.Vpc makes no flow log; the program's Network makes it",
    "ec2-vpc-lock-default-security-group":
        "awsx.ec2.Vpc leaves the default security group alone; the program's Network locks it",
};

const expected: Readonly<Record<string, readonly string[]>> = {
    "eks-private": ["eks-cluster-disallow-creator-admin"],
    "eks-public": ["eks-cluster-disallow-creator-admin"],
    "vpc-2-None": ["ec2-vpc-enable-flow-logs", "ec2-vpc-lock-default-security-group"],
    "vpc-3-OnePerAz": ["ec2-vpc-enable-flow-logs", "ec2-vpc-lock-default-security-group"],
    "vpc-3-OnePerAz-endpoints": ["ec2-vpc-enable-flow-logs", "ec2-vpc-lock-default-security-group"],
    "vpc-3-Single": ["ec2-vpc-enable-flow-logs", "ec2-vpc-lock-default-security-group"],
};

/** The engine gives policies the id of a resource where a property refers to it. */
function withoutReferences(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(withoutReferences);
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    if ("urn" in value && "id" in value) {
        return value.id;
    }
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutReferences(member)]));
}

describe("What the remote components create", () => {
    for (const [recording, found] of Object.entries(expected)) {
        it(`passes the security pack in ${recording}, but for what is explained`, async () => {
            const resources = (
                JSON.parse(readFileSync(`tests/fixtures/recordings/${recording}.json`, "utf8")) as Recorded[]
            ).map(({ inputs, ...rest }) => ({ ...rest, inputs: withoutReferences(inputs) as Properties }));
            expect(resources.filter(({ type }) => rules.some(({ resourceType }) => resourceType === type))).not.to.be
                .empty;

            const verdicts = [
                ...(await Promise.all(resources.map(({ type, inputs }) => analyze(rules, type, inputs)))).flat(),
                ...(await analyzeStack(
                    rules,
                    resources.map(({ type, name, inputs }) => ({ type, name, outputs: inputs })),
                )),
            ];

            expect(verdicts.map(({ rule }) => rule).sort()).to.deep.equal(found);
            expect(found.filter((rule) => !(rule in explained))).to.deep.equal([]);
        });
    }

    it("is explained no more than needed", () => {
        expect(Object.keys(explained).sort()).to.deep.equal([...new Set(Object.values(expected).flat())].sort());
    });
});
