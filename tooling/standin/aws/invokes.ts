import { unknown, type InvokeModel } from "../model";
import { partitionOf } from "./arn";

/** The data sources of AWS whose results follow from the account and region alone. */
export const invokes: Readonly<Record<string, InvokeModel>> = {
    "aws:index/getCallerIdentity:getCallerIdentity": (_args, { account }) => ({
        id: account,
        accountId: account,
        arn: unknown,
        userId: unknown,
    }),
    "aws:index/getPartition:getPartition": (_args, { region }) => {
        const { partition, dnsSuffix } = partitionOf(region);
        const reverseDnsPrefix = dnsSuffix.split(".").reverse().join(".");
        return { id: partition, partition, dnsSuffix, reverseDnsPrefix };
    },
    "aws:index/getRegion:getRegion": (args, scope) => {
        const region = typeof args.region === "string" ? args.region : scope.region;
        return {
            id: region,
            region,
            name: region,
            endpoint: `ec2.${region}.${partitionOf(region).dnsSuffix}`,
            description: unknown,
        };
    },
};
