import { dataCases } from "./data";
import { ec2Cases } from "./ec2";
import { eksCases } from "./eks";
import { iamCases } from "./iam";
import { rdsCases } from "./rds";
import { s3StackCases } from "./s3Stack";
import type { ResourceCases, StackCases } from "./types";
import { vpcStackCases } from "./vpcStack";

/** The cases of each rule about single resources, by its id. */
export const resourceCases: Readonly<Record<string, ResourceCases>> = {
    ...dataCases,
    ...ec2Cases,
    ...eksCases,
    ...iamCases,
    ...rdsCases,
};

/** The cases of each rule about the stack, by its id. */
export const stackCases: Readonly<Record<string, StackCases>> = { ...s3StackCases, ...vpcStackCases };
