import { expect } from "chai";
import { nodeGroup } from "./support/platform";
import { candidate, creating, deleting, needs, standsAlone, stored } from "./support/store";

describe("lifecycle of ACM", () => {
    const certificate = stored("aws:acm/certificate:Certificate", "certificate", { domainName: "example.com" });

    needs("aws:acm/certificateValidation:CertificateValidation", { certificateArn: certificate.id }, [
        certificate,
        "certificateArn",
        `ResourceNotFoundException: Could not find certificate ${certificate.id}`,
    ]);

    it("lets two certificates have one name", () => {
        expect(creating(candidate(certificate.type, certificate.inputs), [certificate])).to.equal(undefined);
    });

    it("refuses to delete a certificate that a load balancer uses", () => {
        const arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/k8s/0a";
        expect(deleting(certificate)).to.equal(undefined);
        expect(deleting({ ...certificate, outputs: { ...certificate.outputs, inUseBy: [arn] } })).to.equal(
            `ResourceInUseException: Certificate ${certificate.id} is in use by ${arn}; remove the association first`,
        );
    });
});

describe("lifecycle of Budgets", () => {
    standsAlone(
        "aws:budgets/budget:Budget",
        { name: "monthly" },
        { name: "yearly" },
        "DuplicateRecordException: Error creating budget: monthly - the budget already exists",
    );
});

describe("lifecycle of Cost Explorer", () => {
    const type = "aws:costexplorer/anomalyMonitor:AnomalyMonitor";

    standsAlone(
        type,
        { name: "services", monitorType: "DIMENSIONAL", monitorDimension: "SERVICE" },
        { monitorType: "CUSTOM", monitorDimension: undefined },
        "ValidationException: Limit exceeded on dimensional spend monitor creation",
    );
});

describe("lifecycle of Auto Scaling", () => {
    const type = "aws:autoscaling/tag:Tag";
    const [{ autoscalingGroups }] = nodeGroup.outputs.resources as [{ autoscalingGroups: [{ name: string }] }];
    const [{ name }] = autoscalingGroups;
    const inputs = { autoscalingGroupName: name, tag: { key: "k8s.io/cluster-autoscaler/enabled" } };

    needs(type, inputs, [
        nodeGroup,
        "autoscalingGroupName",
        `ValidationError: AutoScalingGroup name not found - AutoScalingGroup '${name}' not found`,
    ]);

    it("puts a tag over the one of the same key", () => {
        expect(creating(candidate(type, inputs), [nodeGroup, stored(type, "tag", inputs)])).to.equal(undefined);
    });
});
