import { expect } from "chai";
import { create, holds } from "../support/models";

describe("Cost Explorer", () => {
    holds(
        "aws:costexplorer/anomalyMonitor:AnomalyMonitor",
        { name: "platform-dev", monitorType: "DIMENSIONAL", monitorDimension: "SERVICE" },
        [{ monitorType: "CUSTOM", monitorDimension: undefined, monitorSpecification: "{}" }],
        [
            [{ monitorDimension: undefined }, "monitorDimension: a DIMENSIONAL monitor needs monitorDimension; set it"],
            [{ monitorType: "CUSTOM" }, "monitorDimension: a CUSTOM monitor needs monitorSpecification; set it"],
        ],
    );

    const subscribers = (type: string, address: string) => ({ subscribers: [{ type, address }] });

    holds(
        "aws:costexplorer/anomalySubscription:AnomalySubscription",
        {
            name: "platform-dev",
            frequency: "DAILY",
            monitorArnLists: ["arn:x"],
            ...subscribers("EMAIL", "a@example.com"),
        },
        [{ frequency: "IMMEDIATE", ...subscribers("SNS", "arn:aws:sns:us-east-1:123456789012:costs") }],
        [
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
