import { expect } from "chai";
import { create, holds } from "../support/models";

describe("Cost Explorer", () => {
    holds(
        "aws:costexplorer/anomalyMonitor:AnomalyMonitor",
        { name: "platform-dev", monitorType: "DIMENSIONAL", monitorDimension: "SERVICE" },
        [{ monitorType: "CUSTOM", monitorDimension: undefined, monitorSpecification: "{}" }],
        [
            [{ monitorDimension: undefined }, "monitorDimension: a DIMENSIONAL monitor needs monitorDimension; set it"],
            [
                { monitorType: "CUSTOM" },
                "monitorDimension: does not go with a CUSTOM monitor; remove it",
                "monitorDimension: a CUSTOM monitor needs monitorSpecification; set it",
            ],
            [
                { name: "n".repeat(1025) },
                'name: "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn… has 1025 characters, 1 to 1024 are allowed; shorten it',
            ],
        ],
    );

    const threshold = (value: string, changes: object = {}) => ({
        dimension: {
            key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
            matchOptions: ["GREATER_THAN_OR_EQUAL"],
            values: [value],
            ...changes,
        },
    });
    const subscribers = (type: string, address: string) => ({ subscribers: [{ type, address }] });

    holds(
        "aws:costexplorer/anomalySubscription:AnomalySubscription",
        {
            name: "platform-dev",
            frequency: "DAILY",
            monitorArnLists: ["arn:aws:ce::123456789012:anomalymonitor/0a"],
            ...subscribers("EMAIL", "a@example.com"),
        },
        [
            { frequency: "IMMEDIATE", ...subscribers("SNS", "arn:aws:sns:us-east-1:123456789012:costs") },
            { thresholdExpression: threshold("250") },
            { thresholdExpression: threshold("10000000000") },
            { thresholdExpression: { ands: [threshold("1"), threshold("2")] } },
        ],
        [
            [{ monitorArnLists: ["0a"] }, 'monitorArnLists[0]: "0a" is not allowed; use the ARN of a monitor'],
            [
                { thresholdExpression: threshold("10000000001") },
                'thresholdExpression.dimension.values[0]: "10000000001" is out of range; use a number from 0 to 10000000000',
            ],
            [
                { thresholdExpression: threshold("-1") },
                'thresholdExpression.dimension.values[0]: "-1" is out of range; use a number from 0 to 10000000000',
            ],
            [
                { thresholdExpression: { ors: [threshold("many")] } },
                'thresholdExpression.ors[0].dimension.values[0]: "many" is out of range; use a number from 0 to 10000000000',
            ],
            [
                { thresholdExpression: threshold("1", { key: "SERVICE" }) },
                'thresholdExpression.dimension.key: "SERVICE" is not a known value; use ANOMALY_TOTAL_IMPACT_ABSOLUTE or ANOMALY_TOTAL_IMPACT_PERCENTAGE',
            ],
            [
                { thresholdExpression: threshold("1", { matchOptions: ["EQUALS"] }) },
                'thresholdExpression.dimension.matchOptions[0]: "EQUALS" is not a known value; use GREATER_THAN_OR_EQUAL',
            ],
            [
                { thresholdExpression: threshold("1", { matchOptions: undefined }) },
                "thresholdExpression.dimension: needs matchOptions GREATER_THAN_OR_EQUAL and values; set them",
            ],
            [{ frequency: "IMMEDIATE" }, "frequency: does not go with EMAIL subscribers; use DAILY or WEEKLY"],
            [
                subscribers("SNS", "arn:aws:sns:us-east-1:123456789012:costs"),
                "frequency: does not go with SNS subscribers; use IMMEDIATE",
            ],
            [
                subscribers("EMAIL", "platform team"),
                'subscribers[0].address: "platform team" is not allowed; use an email address or the ARN of an SNS topic',
            ],
            [{ monitorArnLists: [] }, "monitorArnLists: has 0 entries, at least 1 are required; name a monitor"],
        ],
    );

    it("gives monitors and subscriptions ARNs without a region", () => {
        expect(create("aws:costexplorer/anomalyMonitor:AnomalyMonitor", {}).id).to.match(
            /^arn:aws:ce::123456789012:anomalymonitor\/[0-9a-f-]{36}$/,
        );
        expect(create("aws:costexplorer/anomalySubscription:AnomalySubscription", {}).id).to.match(
            /^arn:aws:ce::123456789012:anomalysubscription\/[0-9a-f-]{36}$/,
        );
    });
});
