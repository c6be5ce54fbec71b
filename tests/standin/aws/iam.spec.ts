import { expect } from "chai";
import { unknown } from "../../../tooling/standin/model";
import { policyOf } from "../support/documents";
import { create, holds, notJson, refusals } from "../support/models";

const policyArn = "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy";
const policies = (count: number, characters: number) => ({
    inlinePolicies: Array.from({ length: count }, (_, index) => ({
        name: `p${String(index)}`,
        policy: policyOf("identity", characters),
    })),
});
const many = (count: number, text: string) => Array.from({ length: count }, (_, index) => `${text}${String(index)}`);

/** A policy of one statement, with changes to it. */
const statement = (changes: object, more: object = {}) =>
    JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*", ...changes }],
        ...more,
    });

describe("IAM", () => {
    holds(
        "aws:iam/role:Role",
        {
            name: "platform-dev-nodes",
            assumeRolePolicy: policyOf("trust"),
            description: "Nodes",
            maxSessionDuration: 3600,
        },
        [
            { name: "n".repeat(64) },
            { path: "/platform/" },
            { assumeRolePolicy: policyOf("trust", 2048) },
            // White space does not count.
            { assumeRolePolicy: `${policyOf("trust", 2000)}${" ".repeat(500)}` },
            { name: undefined, namePrefix: "n".repeat(38) },
            { description: "Á".repeat(1000) },
            { maxSessionDuration: 43200 },
            { permissionsBoundary: policyArn },
            { managedPolicyArns: many(10, policyArn) },
            policies(2, 5120),
        ],
        [
            [{ name: "n".repeat(65) }, `name: "${"n".repeat(65)}" has 65 characters, 1 to 64 are allowed; shorten it`],
            [{ name: "platform/nodes" }, 'name: "platform/nodes" is not allowed; use letters, digits and _+=,.@-'],
            [{ path: "platform" }, 'path: "platform" is not allowed; use a path such as / or /platform/'],
            [
                { assumeRolePolicy: policyOf("trust", 2049) },
                "assumeRolePolicy: has 2049 characters, at most 2048 are allowed; split it or name fewer actions and resources",
            ],
            [{ assumeRolePolicy: "Allow" }, notJson("assumeRolePolicy", "Allow")],
            [{ assumeRolePolicy: undefined }, "assumeRolePolicy: is missing; give it a value"],
            [
                { maxSessionDuration: 60 },
                "maxSessionDuration: 60 is out of range; use a whole number of seconds from 3600 to 43200",
            ],
            [
                { maxSessionDuration: 43201 },
                "maxSessionDuration: 43201 is out of range; use a whole number of seconds from 3600 to 43200",
            ],
            [
                { name: undefined, namePrefix: "n".repeat(39) },
                'namePrefix: "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn46745920412621074733635932" has 65 characters, 1 to 64 are allowed; shorten it',
            ],
            [{ namePrefix: "nodes-" }, "name: name and namePrefix exclude each other; keep one of them"],
            [
                { description: "d".repeat(1001) },
                'description: "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd… has 1001 characters, 0 to 1000 are allowed; shorten it',
            ],
            [
                { description: "Nodes – all" },
                'description: "Nodes – all" is not allowed; use letters of Latin-1, such as a-z and é',
            ],
            [
                { permissionsBoundary: "arn:aws:iam::123456789012:role/x" },
                'permissionsBoundary: "arn:aws:iam::123456789012:role/x" is not allowed; use the ARN of a managed policy',
            ],
            [
                { managedPolicyArns: many(11, policyArn) },
                "managedPolicyArns: has 11 entries, 0 to 10 are allowed; merge some of them, or ask for a higher quota",
            ],
            [
                policies(2, 5121),
                "inlinePolicies: have 10242 characters together, at most 10240 are allowed; use a managed policy",
            ],
            [
                policies(1, 10241),
                "inlinePolicies[0].policy: has 10241 characters, at most 10240 are allowed; split it or name fewer actions and resources",
            ],
            [
                { assumeRolePolicy: policyOf("identity") },
                'assumeRolePolicy: statement "x" names no Principal; name at least one',
            ],
            [
                { assumeRolePolicy: policyOf("resource") },
                'assumeRolePolicy: statement "x" has a Resource, which this kind of policy does not take; remove it',
            ],
        ],
    );

    holds(
        "aws:iam/rolePolicy:RolePolicy",
        { role: "platform-dev-nodes", policy: policyOf("identity") },
        [
            { policy: policyOf("identity", 10240) },
            {
                policy: {
                    Version: "2012-10-17",
                    Statement: { Effect: "Deny", NotAction: ["iam:*"], NotResource: "*" },
                },
            },
            { policy: statement({ Sid: "Read1", Condition: { StringEquals: { "aws:PrincipalTag/a": "b" } } }) },
            { policy: statement({}, { Version: "2008-10-17", Id: "a" }) },
            { policy: statement({ Action: ["s3:Get*", "*"], Resource: ["arn:aws:s3:::logs/*"] }) },
            { role: "r".repeat(64) },
            { name: "p".repeat(128) },
        ],
        [
            [
                { policy: policyOf("identity", 10241) },
                "policy: has 10241 characters, at most 10240 are allowed; split it or name fewer actions and resources",
            ],
            [{ role: undefined }, "role: is missing; give it a value"],
            [
                { role: "r".repeat(65) },
                'role: "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr" has 65 characters, 1 to 64 are allowed; shorten it',
            ],
            [
                { name: "p".repeat(129) },
                'name: "pppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppp… has 129 characters, 1 to 128 are allowed; shorten it',
            ],
            [{ policy: "[]" }, "policy: [] is no policy; use an object with Version and Statement"],
            [
                { policy: statement({}, { Statements: [] }) },
                'policy: has the element "Statements", which no policy has; remove it',
            ],
            [
                { policy: statement({}, { Version: "2024-01-01" }) },
                'policy: has the Version "2024-01-01"; use "2012-10-17"',
            ],
            [
                { policy: JSON.stringify({ Version: "2012-10-17", Statement: [] }) },
                "policy: has no Statement; give it at least one",
            ],
            [
                { policy: statement({ Sid: "a b" }) },
                'policy: statement "a b" has a Sid that IAM refuses; use letters and digits',
            ],
            [
                { policy: statement({ Effect: "allow" }) },
                'policy: statement 1 has the Effect "allow"; use Allow or Deny',
            ],
            [
                { policy: statement({ Actions: "s3:*" }) },
                'policy: statement 1 has the element "Actions", which no statement has; remove it',
            ],
            [{ policy: statement({ Action: undefined }) }, "policy: statement 1 names no Action; name at least one"],
            [{ policy: statement({ Action: [] }) }, "policy: statement 1 names no Action; name at least one"],
            [
                { policy: statement({ NotAction: "s3:*" }) },
                "policy: statement 1 has Action and NotAction; keep one of them",
            ],
            [
                { policy: statement({ Action: "s3.GetObject" }) },
                'policy: statement 1 names the Action "s3.GetObject"; use <service>:<action>',
            ],
            [
                { policy: statement({ Resource: undefined }) },
                "policy: statement 1 names no Resource; name at least one",
            ],
            [
                { policy: statement({ Resource: "logs" }) },
                'policy: statement 1 names the Resource "logs"; use an ARN or "*"',
            ],
            [
                { policy: statement({ Principal: "*" }) },
                "policy: statement 1 has a Principal, which this kind of policy does not take; remove it",
            ],
            [
                { policy: statement({ Condition: ["a"] }) },
                "policy: statement 1 has a Condition that is no object; use operators with keys and values",
            ],
            [
                {
                    policy: JSON.stringify({
                        Statement: [1, 2].map(() => ({ Sid: "Twice", Effect: "Allow", Action: "*", Resource: "*" })),
                    }),
                },
                'policy: has the Sid "Twice" twice; give every statement a Sid of its own',
            ],
        ],
    );

    holds(
        "aws:iam/policy:Policy",
        { policy: policyOf("identity", 6144) },
        [{ path: "/platform/dev/" }, { name: "p".repeat(128) }, { description: "d".repeat(1000) }],
        [
            [
                { path: "/platform!/" },
                'path: "/platform!/" is not allowed; use a path such as / or /platform/ of letters, digits and .,+@=_-',
            ],
            [
                { name: "p".repeat(129) },
                'name: "pppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppp… has 129 characters, 1 to 128 are allowed; shorten it',
            ],
            [
                { description: "d".repeat(1001) },
                'description: "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd… has 1001 characters, 0 to 1000 are allowed; shorten it',
            ],
            [
                { policy: policyOf("identity", 6145) },
                "policy: has 6145 characters, at most 6144 are allowed; split it or name fewer actions and resources",
            ],
        ],
    );

    holds(
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        { role: "platform-dev-nodes", policyArn: "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy" },
        [],
        [
            [{ policyArn: "arn" }, 'policyArn: "arn" has 3 characters, 20 to 2048 are allowed; lengthen it'],
            [
                { policyArn: "arn:aws:iam::123456789012:role/platform" },
                'policyArn: "arn:aws:iam::123456789012:role/platform" is not allowed; use the ARN of a managed policy',
            ],
            [{ role: "platform/nodes" }, 'role: "platform/nodes" is not allowed; use letters, digits and _+=,.@-'],
        ],
    );

    holds(
        "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
        { url: "https://token.actions.githubusercontent.com", clientIdLists: ["sts.amazonaws.com"] },
        [
            { clientIdLists: many(100, "client") },
            { clientIdLists: ["c".repeat(255)] },
            { url: `https://${"u".repeat(247)}` },
            { thumbprintLists: many(5, "a".repeat(39)) },
            { url: "https://oidc.eks.us-east-1.amazonaws.com/id/0A" },
        ],
        [
            [
                { url: `https://${"u".repeat(248)}` },
                'url: "https://uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu… has 256 characters, 1 to 255 are allowed; shorten it',
            ],
            [
                { clientIdLists: ["c".repeat(256)] },
                'clientIdLists[0]: "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc… has 256 characters, 1 to 255 are allowed; shorten it',
            ],
            [
                { clientIdLists: many(101, "client") },
                "clientIdLists: has 101 entries, 1 to 100 are allowed; use one for several",
            ],
            [
                { clientIdLists: [] },
                "clientIdLists: has 0 entries, at least 1 are required; name an audience such as sts.amazonaws.com",
            ],
            [{ clientIdLists: undefined }, "clientIdLists: is missing; give it a value"],
            [
                { clientIdLists: ["sts.amazonaws.com", "sts.amazonaws.com"] },
                'clientIdLists: has "sts.amazonaws.com" twice; name it once',
            ],
            [
                { thumbprintLists: many(6, "a".repeat(39)) },
                "thumbprintLists: has 6 entries, 0 to 5 are allowed; keep those that are in use",
            ],
            [
                { url: "https://gitlab.example.com:8443" },
                'url: "https://gitlab.example.com:8443" is not allowed; remove the port',
            ],
            [
                { url: "token.actions.githubusercontent.com" },
                'url: "token.actions.githubusercontent.com" is not allowed; ' +
                    "use an https:// URL without query, as the issuer has it",
            ],
            [
                { thumbprintLists: ["abc"] },
                'thumbprintLists[0]: "abc" is not allowed; use a SHA-1 thumbprint of 40 hex digits',
            ],
        ],
    );

    holds(
        "aws:iam/instanceProfile:InstanceProfile",
        { role: "platform-dev-nodes" },
        [],
        [
            [{ name: "a b" }, 'name: "a b" is not allowed; use letters, digits and _+=,.@-'],
            [
                { role: "r".repeat(65) },
                'role: "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr" has 65 characters, 1 to 64 are allowed; shorten it',
            ],
        ],
    );

    it("holds a generated name to the same rules as a given one", () => {
        const name = "team/orders";
        expect(
            refusals("aws:iam/rolePolicy:RolePolicy", { role: "r", policy: policyOf("identity") }, name)[0],
        ).to.match(/^name: "team\/orders-[0-9a-f]{7}" is not allowed/);
    });

    it("builds ARNs from path and name", () => {
        const { id, outputs } = create("aws:iam/role:Role", {
            name: "nodes",
            path: "/platform/",
            assumeRolePolicy: "{}",
        });
        expect(id).to.equal("nodes");
        expect(outputs.arn).to.equal("arn:aws:iam::123456789012:role/platform/nodes");
        expect(create("aws:iam/policy:Policy", { name: "read" }).id).to.equal("arn:aws:iam::123456789012:policy/read");
        expect(create("aws:iam/instanceProfile:InstanceProfile", { name: "nodes" }).outputs.arn).to.equal(
            "arn:aws:iam::123456789012:instance-profile/nodes",
        );
    });

    it("names an OIDC provider by its issuer", () => {
        expect(
            create("aws:iam/openIdConnectProvider:OpenIdConnectProvider", { url: "https://gitlab.com" }).id,
        ).to.equal("arn:aws:iam::123456789012:oidc-provider/gitlab.com");
    });

    it("does not know what follows from a name that is not known", () => {
        const { id, outputs } = create("aws:iam/role:Role", { name: unknown, assumeRolePolicy: "{}" });
        expect(id).to.equal("");
        expect(outputs).to.not.have.any.keys("arn", "name");
        expect(
            create("aws:iam/rolePolicyAttachment:RolePolicyAttachment", { role: unknown, policyArn: "x" }).id,
        ).to.equal("");
    });
});
