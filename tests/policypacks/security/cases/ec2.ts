import { unknown } from "../../../support/policyServer";
import { ownKeyCases } from "./ownKey";
import type { ResourceCases } from "./types";

const open = (cidr: string) => `Ingress is open to ${cidr}.`;

export const ec2Cases: Readonly<Record<string, ResourceCases>> = {
    "ec2-launch-template-require-imds-v2": {
        passes: { "no metadata at all": { metadataOptions: { httpEndpoint: "disabled" } } },
        fails: {
            "optional tokens": [{ "metadataOptions.httpTokens": "optional" }, "Session tokens are optional."],
            "no word about it": [{ metadataOptions: undefined }, "Session tokens are optional."],
        },
        undecided: { "a value that is not known": { "metadataOptions.httpTokens": unknown } },
    },
    "ec2-launch-template-limit-metadata-hops": {
        passes: { "no metadata at all": { metadataOptions: { httpEndpoint: "disabled" } } },
        fails: {
            "two hops": [{ "metadataOptions.httpPutResponseHopLimit": 2 }, "The hop limit is 2."],
            "no word about it": [
                { "metadataOptions.httpPutResponseHopLimit": undefined },
                "The hop limit is left to the AMI.",
            ],
            "no options": [{ metadataOptions: undefined }, "The hop limit is left to the AMI."],
        },
        undecided: { "a limit that is not known": { "metadataOptions.httpPutResponseHopLimit": unknown } },
    },
    "ec2-launch-template-encrypt-volumes": {
        passes: {
            "a mapping without a volume": { "blockDeviceMappings.1": { deviceName: "/dev/xvdb", noDevice: "" } },
        },
        fails: {
            "no encryption": [{ "blockDeviceMappings.0.ebs.encrypted": "false" }, "Volume 0 is not encrypted."],
            "no word about it": [{ "blockDeviceMappings.0.ebs.encrypted": undefined }, "Volume 0 is not encrypted."],
            "a second volume without encryption": [
                { "blockDeviceMappings.1": { ebs: { volumeSize: 20 } } },
                "Volume 1 is not encrypted.",
            ],
            "no volumes": [
                { blockDeviceMappings: undefined },
                "The volumes are the AMI's, which need not be encrypted.",
            ],
        },
        undecided: { "a value that is not known": { "blockDeviceMappings.0.ebs.encrypted": unknown } },
    },
    "ec2-launch-template-encrypt-volumes-with-own-key": {
        ...ownKeyCases("blockDeviceMappings.0.ebs.kmsKeyId", "Volume 0 has no key of yours."),
        undecided: { "volumes of which nothing is known": { blockDeviceMappings: unknown } },
    },
    "ec2-launch-template-disallow-public-ip": {
        passes: {
            "no interfaces": { networkInterfaces: undefined },
            "an address left to the subnet": { "networkInterfaces.0.associatePublicIpAddress": undefined },
        },
        fails: {
            "a public address": [
                { "networkInterfaces.0.associatePublicIpAddress": "true" },
                "Network interface 0 gets a public IP address.",
            ],
            "a public address on a second interface": [
                { "networkInterfaces.1": { deviceIndex: 1, associatePublicIpAddress: "true" } },
                "Network interface 1 gets a public IP address.",
            ],
        },
        undecided: { "a value that is not known": { "networkInterfaces.0.associatePublicIpAddress": unknown } },
    },
    "ec2-launch-template-disallow-key-pair": {
        fails: {
            "a key pair": [{ keyName: "ops" }, "There is a key pair."],
            "a key pair that is not known": [{ keyName: unknown }, "There is a key pair."],
        },
    },
    "ec2-default-security-group-disallow-rules": {
        passes: { "no word about rules": { ingress: undefined, egress: undefined } },
        fails: {
            "an ingress rule": [
                { ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }] },
                "It has ingress rules.",
            ],
            "an egress rule": [
                { egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }] },
                "It has egress rules.",
            ],
        },
        undecided: { "rules that are not known": { egress: unknown } },
    },
    "ec2-flow-log-log-rejected-traffic": {
        passes: { "only rejected traffic": { trafficType: "REJECT" } },
        fails: {
            "only accepted traffic": [{ trafficType: "ACCEPT" }, "Only ACCEPT traffic is logged."],
            "no word about it": [{ trafficType: undefined }, "Only an unnamed part of the traffic is logged."],
        },
        undecided: { "a type that is not known": { trafficType: unknown } },
    },
    "ec2-security-group-disallow-internet-ingress": {
        passes: {
            "no ingress": { ingress: undefined },
            "another security group": {
                ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, securityGroups: ["sg-0b"] }],
            },
            "ports that are not known": { "ingress.0.fromPort": unknown },
        },
        fails: {
            "every IPv4 address": [{ "ingress.0.cidrBlocks": ["10.0.0.0/8", "0.0.0.0/0"] }, open("0.0.0.0/0")],
            "every IPv6 address": [{ "ingress.0.ipv6CidrBlocks": ["::/0"] }, open("::/0")],
            "half of the internet": [{ "ingress.0.cidrBlocks": ["128.0.0.0/1"] }, open("128.0.0.0/1")],
            "a second rule": [
                { "ingress.1": { protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] } },
                open("0.0.0.0/0"),
            ],
        },
        undecided: { "a network that is not known": { "ingress.0.cidrBlocks": [unknown] } },
    },
    "ec2-security-group-rule-disallow-internet-ingress": {
        passes: {
            egress: { type: "egress", cidrBlocks: ["0.0.0.0/0"], ipv6CidrBlocks: ["::/0"] },
            "the group itself": { cidrBlocks: undefined, ipv6CidrBlocks: undefined, self: true },
        },
        fails: {
            "every IPv4 address": [{ cidrBlocks: ["0.0.0.0/0"] }, open("0.0.0.0/0")],
            "every IPv6 address": [{ ipv6CidrBlocks: ["::/0"] }, open("::/0")],
            "every address": [{ cidrBlocks: ["0.0.0.0/0"], ipv6CidrBlocks: ["::/0"] }, open("0.0.0.0/0"), open("::/0")],
        },
        undecided: { "networks that are not known": { cidrBlocks: unknown } },
    },
    "vpc-security-group-ingress-rule-disallow-internet-ingress": {
        passes: {
            "another security group": { cidrIpv4: undefined, referencedSecurityGroupId: unknown },
            "a private IPv6 network": { cidrIpv4: undefined, cidrIpv6: "fd00::/16" },
        },
        fails: {
            "every IPv4 address": [{ cidrIpv4: "0.0.0.0/0" }, open("0.0.0.0/0")],
            "every IPv6 address": [{ cidrIpv4: undefined, cidrIpv6: "::/0" }, open("::/0")],
        },
        undecided: { "a network that is not known": { cidrIpv4: unknown } },
    },
    "ec2-subnet-disallow-automatic-public-ip": {
        passes: {
            "a public subnet for load balancers": {
                mapPublicIpOnLaunch: true,
                tags: { "kubernetes.io/role/elb": "1" },
            },
            "a public subnet of awsx": { mapPublicIpOnLaunch: true, tags: { SubnetType: "Public" } },
            "no word about it": { mapPublicIpOnLaunch: undefined },
            "tags that are not known": { tags: unknown },
        },
        fails: {
            "a subnet without tags": [
                { mapPublicIpOnLaunch: true, tags: undefined },
                "Whatever starts here gets a public IP address.",
            ],
            "a private subnet": [
                { mapPublicIpOnLaunch: true, tags: { SubnetType: "Private", "kubernetes.io/role/internal-elb": "1" } },
                "Whatever starts here gets a public IP address.",
            ],
        },
        undecided: { "a value that is not known": { mapPublicIpOnLaunch: unknown } },
    },
};
