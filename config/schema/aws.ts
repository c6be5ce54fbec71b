import { z } from "zod";
import { Region } from "@pulumi/aws/types/enums";
import { text } from "./primitives";

/** Regions of the other partitions, whose ARNs and service names differ from those that the program builds. */
const otherPartitions = /^(cn|eu-isoe|eusc|us-gov|us-iso[bf]?)-/;

const regions = Object.values(Region).filter((region) => !otherPartitions.test(region));

/** What the program reads of the AWS provider's own configuration, under `aws:` in a stack file. */
export const aws = z.strictObject({
    region: z
        .enum(regions, { error: "must be a region of the partition aws such as us-east-1" })
        .describe("Region of everything that the stack creates, such as us-east-1; of the partition `aws`."),
    allowedAccountIds: z
        .array(text(/^\d{12}$/, "a quoted account id of 12 digits", '"111122223333"'))
        .length(1)
        .describe("The one account that the stack belongs to, quoted; credentials of another account are refused."),
});
