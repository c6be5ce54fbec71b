import { expect } from "chai";
import { arns } from "../support/documents";
import { create, holds } from "../support/models";

describe("CloudWatch Logs", () => {
    holds(
        "aws:cloudwatch/logGroup:LogGroup",
        { name: "/aws/eks/platform-dev/cluster", retentionInDays: 90, kmsKeyId: arns.key },
        [{ retentionInDays: 0 }, { retentionInDays: 3653 }, { name: "l".repeat(512) }],
        [
            [
                { retentionInDays: 100 },
                "retentionInDays: 100 is not a known value; use 0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, " +
                    "400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653",
            ],
            [{ name: "platform logs" }, 'name: "platform logs" is not allowed; use letters, digits and ._-/#'],
            [{ name: "aws/eks" }, 'name: "aws/eks" is not allowed; a name cannot start with "aws/"; rename it'],
            [
                { name: "l".repeat(513) },
                `name: "${"l".repeat(78)}… has 513 characters, 1 to 512 are allowed; shorten it`,
            ],
            [
                { kmsKeyId: "alias/logs" },
                'kmsKeyId: "alias/logs" is not allowed; use the ARN of a KMS key, or of its alias',
            ],
            [
                { logGroupClass: "CHEAP" },
                'logGroupClass: "CHEAP" is not a known value; use STANDARD, INFREQUENT_ACCESS, DELIVERY or ESSENTIALS',
            ],
            [{ namePrefix: "/aws/" }, "name: name and namePrefix exclude each other; keep one of them"],
        ],
    );

    it("gives a log group its ARN", () => {
        const { id, outputs } = create("aws:cloudwatch/logGroup:LogGroup", { name: "/platform/flow-logs" });
        expect(id).to.equal("/platform/flow-logs");
        expect(outputs.arn).to.equal("arn:aws:logs:us-east-1:123456789012:log-group:/platform/flow-logs");
    });
});
