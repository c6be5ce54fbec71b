import { expect } from "chai";
import { InterfaceEndpoints } from "../../components/interfaceEndpoints";
import type { NetworkConfig } from "../../config";
import { contextOf, only, register } from "../support/mocks";

const build = (interfaceEndpoints: NetworkConfig["interfaceEndpoints"] = ["ecr.api", "sts"]) =>
    register(
        () =>
            new InterfaceEndpoints("endpoints", {
                context: contextOf(),
                config: { cidr: "10.10.0.0/16", interfaceEndpoints },
                vpcId: "vpc-1",
                subnetIds: ["subnet-a", "subnet-b"],
            }),
    );

describe("InterfaceEndpoints", () => {
    it("puts an endpoint of each service into every zone, under the service's own name", async () => {
        const endpoints = (await build()).filter(({ type }) => type === "aws:ec2/vpcEndpoint:VpcEndpoint");
        expect(endpoints.map(({ name }) => name)).to.have.members(["endpoints-ecr.api", "endpoints-sts"]);
        for (const { name, parent, inputs } of endpoints) {
            const service = name.replace("endpoints-", "");
            expect(parent).to.equal("platform:network:InterfaceEndpoints::endpoints");
            expect(inputs).to.deep.equal({
                vpcId: "vpc-1",
                serviceName: `com.amazonaws.us-east-1.${service}`,
                vpcEndpointType: "Interface",
                privateDnsEnabled: true,
                subnetIds: ["subnet-a", "subnet-b"],
                securityGroupIds: ["endpoints-security-group-id"],
                tags: { ...contextOf().tags, Name: `platform-dev-${service}` },
            });
        }
    });

    it("admits the VPC over HTTPS, and nothing else in or out", async () => {
        const registrations = await build();
        const group = only(registrations, "aws:ec2/securityGroup:SecurityGroup");
        expect(group.parent).to.equal("platform:network:InterfaceEndpoints::endpoints");
        expect(group.inputs).to.deep.equal({
            name: "platform-dev-vpc-endpoints",
            description: "Admits the VPC to its interface endpoints",
            vpcId: "vpc-1",
            tags: { ...contextOf().tags, Name: "platform-dev-vpc-endpoints" },
        });
        expect(only(registrations, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").inputs).to.deep.include(
            {
                securityGroupId: "endpoints-security-group-id",
                cidrIpv4: "10.10.0.0/16",
                ipProtocol: "tcp",
                fromPort: 443,
                toPort: 443,
            },
        );
        expect(registrations.filter(({ type }) => type.includes("EgressRule"))).to.deep.equal([]);
    });

    it("makes nothing where there are to be none", async () => {
        expect((await build([])).map(({ type }) => type)).to.deep.equal(["platform:network:InterfaceEndpoints"]);
    });

    it("registers no outputs", async () => {
        expect(only(await build(), "platform:network:InterfaceEndpoints").outputs).to.deep.equal({});
    });
});
