import { expect } from "chai";
import { isRetried, remainsOf } from "../../../tooling/standin/lifecycle";
import { unknown } from "../../../tooling/standin/model";
import { natGateway, role, subnetA, vpc } from "./support/platform";
import { candidate, creating, deleting, stored, updating } from "./support/store";

describe("lifecycle", () => {
    it("refuses nothing of a type that it does not know", () => {
        const thing = stored("random:index/randomId:RandomId", "id", { byteLength: 4 });
        expect(creating(candidate(thing.type, {}), [thing])).to.equal(undefined);
        expect(updating(thing, { byteLength: 8 })).to.equal(undefined);
        expect(deleting(thing, [vpc])).to.equal(undefined);
        expect(remainsOf(thing)).to.deep.equal([]);
    });

    it("refuses nothing for the sake of what is not known yet", () => {
        const subnet = candidate(subnetA.type, { vpcId: unknown, cidrBlock: unknown });
        expect(creating(subnet, [vpc, subnetA])).to.equal(undefined);
        expect(creating(candidate(role.type, { name: unknown }), [stored(role.type, "a", { name: unknown })])).to.equal(
            undefined,
        );
    });

    it("takes a service-linked role as there", () => {
        const arn = "arn:aws:iam::123456789012:role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS";
        expect(creating(candidate("aws:eks/cluster:Cluster", { roleArn: arn }), [])).to.equal(undefined);
    });

    it("says what the provider itself tries again", () => {
        const waiting = deleting(subnetA, [natGateway]);
        expect(waiting).to.match(/^DependencyViolation: /);
        expect(isRetried(waiting ?? "")).to.equal(true);
        expect(isRetried("DeleteConflict: Cannot delete entity, must detach all policies first; …")).to.equal(true);
        expect(
            isRetried(
                "InvalidRequestException: Related backup plan selections must be deleted prior to backup plan deletion",
            ),
        ).to.equal(true);
        expect(isRetried("InvalidRequestException: Backup vault cannot be deleted")).to.equal(false);
        expect(isRetried("ResourceInUseException: Cluster has nodegroups attached")).to.equal(false);
        expect(isRetried("BucketNotEmpty: DependencyViolation: no")).to.equal(false);
    });
});
