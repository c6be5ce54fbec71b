import { expect } from "chai";
import { arnOf, policy, role } from "./support/platform";
import { candidate, creating, deleting, isHeldBy, needs, standsAlone, stored } from "./support/store";

const types = {
    rolePolicy: "aws:iam/rolePolicy:RolePolicy",
    attachment: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    profile: "aws:iam/instanceProfile:InstanceProfile",
    provider: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
};
const noRole = "NoSuchEntity: The role with name node cannot be found";
const noPolicy = `NoSuchEntity: Policy ${arnOf(policy)} does not exist or is not attachable`;
const attachment = stored(types.attachment, "attachment", { role: "node", policyArn: arnOf(policy) });
const inline = stored(types.rolePolicy, "inline", { role: "node", name: "inline", policy: "{}" });

describe("lifecycle of IAM", () => {
    needs(types.rolePolicy, { role: "node", policy: "{}" }, [role, "role", noRole]);
    needs(types.profile, { name: "node", role: "node" }, [role, "role", noRole]);
    needs(
        types.attachment,
        { role: "node", policyArn: arnOf(policy) },
        [role, "role", noRole],
        [policy, "policyArn", noPolicy],
    );
    needs(role.type, { name: "other", permissionsBoundary: arnOf(policy) }, [policy, "permissionsBoundary", noPolicy]);
    needs(role.type, { name: "other", managedPolicyArns: [arnOf(policy)] }, [policy, "managedPolicyArns", noPolicy]);

    it("takes policies of AWS and of other accounts as there", () => {
        const attach = (policyArn: string) =>
            creating(candidate(types.attachment, { role: "node", policyArn }), [role]);
        expect(attach("arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy")).to.equal(undefined);
        expect(attach("arn:aws:iam::111122223333:policy/read")).to.equal(undefined);
        expect(attach("arn:aws:iam::123456789012:policy/AmazonEKSWorkerNodePolicy")).to.match(/^NoSuchEntity: /);
    });

    standsAlone(
        role.type,
        { name: "node" },
        { name: "node-2" },
        "EntityAlreadyExists: Role with name node already exists",
    );
    standsAlone(
        policy.type,
        { name: "read" },
        { name: "write" },
        "EntityAlreadyExists: A policy called read already exists. Duplicate names are not allowed",
    );
    standsAlone(
        types.profile,
        { name: "node" },
        { name: "node-2" },
        "EntityAlreadyExists: Instance Profile node already exists",
    );
    standsAlone(
        types.provider,
        { url: "https://token.actions.githubusercontent.com" },
        { url: "https://gitlab.com" },
        "EntityAlreadyExists: Provider with url https://token.actions.githubusercontent.com already exists",
    );

    it("has names for the whole account, and not for two", () => {
        const elsewhere = { ...candidate(role.type, { name: "node" }), region: "eu-west-1" };
        expect(creating(elsewhere, [role])).to.match(/^EntityAlreadyExists: /);
        expect(creating({ ...elsewhere, account: "111122223333" }, [role])).to.equal(undefined);
    });

    it("puts an inline policy over the one of the same name, and attaches what is attached", () => {
        expect(creating(candidate(types.rolePolicy, inline.inputs), [role, inline])).to.equal(undefined);
        expect(creating(candidate(types.attachment, attachment.inputs), [role, policy, attachment])).to.equal(
            undefined,
        );
    });

    isHeldBy(role, "DeleteConflict: Cannot delete entity, must detach all policies first", [attachment]);
    isHeldBy(role, "DeleteConflict: Cannot delete entity, must delete policies first", [inline]);
    isHeldBy(
        policy,
        "DeleteConflict: Cannot delete a policy attached to entities",
        [attachment],
        [stored(role.type, "bound", { name: "bound", permissionsBoundary: arnOf(policy) })],
        [stored(role.type, "managed", { name: "managed", managedPolicyArns: [arnOf(policy)] })],
    );

    it("lets a role go out of its instance profiles, and with the policies that the provider takes off first", () => {
        const profile = stored(types.profile, "profile", { name: "node", role: "node" });
        expect(deleting(role, [profile])).to.equal(undefined);
        const having = (inputs: object) => stored(role.type, "role", { ...role.inputs, ...inputs });
        expect(deleting(having({ forceDetachPolicies: true }), [attachment, inline])).to.equal(undefined);
        expect(deleting(having({ managedPolicyArns: ["arn:aws:iam::aws:policy/A"] }), [attachment])).to.equal(
            undefined,
        );
        expect(deleting(having({ inlinePolicies: [{ name: "a" }] }), [inline])).to.equal(undefined);
        expect(deleting(having({ managedPolicyArns: [] }), [attachment])).to.match(/^DeleteConflict: /);
    });

    it("lets a role go that an instance runs with, as IAM does", () => {
        const instance = stored("aws:rds/instance:Instance", "database", { monitoringRoleArn: arnOf(role) });
        expect(deleting(role, [instance])).to.equal(undefined);
    });
});
