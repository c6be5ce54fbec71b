import { expect } from "chai";
import { unknown } from "../../../tooling/standin/model";
import { create, holds, notJson, refusals } from "../support/models";

/** A policy document of so many characters. */
const documentOf = (characters: number) => JSON.stringify({ Sid: "x".repeat(characters - '{"Sid":""}'.length) });
const trust = JSON.stringify({ Version: "2012-10-17", Statement: [] });

describe("IAM", () => {
    holds(
        "aws:iam/role:Role",
        { name: "platform-dev-nodes", assumeRolePolicy: trust, description: "Nodes", maxSessionDuration: 3600 },
        [
            { name: "n".repeat(64) },
            { path: "/platform/" },
            { assumeRolePolicy: documentOf(2048) },
            // White space does not count.
            { assumeRolePolicy: `${documentOf(2000)}${" ".repeat(500)}` },
        ],
        [
            [{ name: "n".repeat(65) }, `name: "${"n".repeat(65)}" has 65 characters, 1 to 64 are allowed; shorten it`],
            [{ name: "platform/nodes" }, 'name: "platform/nodes" is not allowed; use letters, digits and _+=,.@-'],
            [{ path: "platform" }, 'path: "platform" is not allowed; use a path such as / or /platform/'],
            [
                { assumeRolePolicy: documentOf(2049) },
                "assumeRolePolicy: has 2049 characters, at most 2048 are allowed; split it or name fewer actions and resources",
            ],
            [{ assumeRolePolicy: "Allow" }, notJson("assumeRolePolicy", "Allow")],
            [{ assumeRolePolicy: undefined }, "assumeRolePolicy: is missing; give it a value"],
            [
                { maxSessionDuration: 60 },
                "maxSessionDuration: 60 is out of range; use a whole number of seconds from 3600 to 43200",
            ],
        ],
    );

    holds(
        "aws:iam/rolePolicy:RolePolicy",
        { role: "platform-dev-nodes", policy: documentOf(100) },
        [{ policy: documentOf(10240) }, { policy: { Version: "2012-10-17" } }],
        [
            [
                { policy: documentOf(10241) },
                "policy: has 10241 characters, at most 10240 are allowed; split it or name fewer actions and resources",
            ],
            [{ role: undefined }, "role: is missing; give it a value"],
        ],
    );

    holds(
        "aws:iam/policy:Policy",
        { policy: documentOf(6144) },
        [],
        [
            [
                { policy: documentOf(6145) },
                "policy: has 6145 characters, at most 6144 are allowed; split it or name fewer actions and resources",
            ],
        ],
    );

    holds(
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        { role: "platform-dev-nodes", policyArn: "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy" },
        [],
        [[{ policyArn: "arn" }, 'policyArn: "arn" has 3 characters, 20 to 2048 are allowed; lengthen it']],
    );

    holds(
        "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
        { url: "https://token.actions.githubusercontent.com", clientIdLists: ["sts.amazonaws.com"] },
        [],
        [
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
        [[{ name: "a b" }, 'name: "a b" is not allowed; use letters, digits and _+=,.@-']],
    );

    it("holds a generated name to the same rules as a given one", () => {
        const name = "team/orders";
        expect(refusals("aws:iam/rolePolicy:RolePolicy", { role: "r", policy: "{}" }, name)[0]).to.match(
            /^name: "team\/orders-[0-9a-f]{7}" is not allowed/,
        );
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
