import { expect } from "chai";
import { create, holds } from "../support/models";

const alert = (changes: object = {}) => ({
    notifications: [
        {
            comparisonOperator: "GREATER_THAN",
            notificationType: "ACTUAL",
            threshold: 80,
            thresholdType: "PERCENTAGE",
            subscriberEmailAddresses: ["platform@example.com"],
            ...changes,
        },
    ],
});

describe("AWS Budgets", () => {
    holds(
        "aws:budgets/budget:Budget",
        {
            name: "platform-dev",
            budgetType: "COST",
            timeUnit: "MONTHLY",
            limitAmount: "1500",
            limitUnit: "USD",
            ...alert(),
        },
        [{ limitAmount: "1500.50" }],
        [
            [{ name: "platform:dev" }, 'name: "platform:dev" is not allowed; use any text without : and \\'],
            [{ limitAmount: "1,500" }, 'limitAmount: "1,500" is not allowed; use an amount such as "1500"'],
            [
                { timeUnit: "WEEKLY" },
                'timeUnit: "WEEKLY" is not a known value; use DAILY, MONTHLY, QUARTERLY, ANNUALLY or CUSTOM',
            ],
            [
                alert({ subscriberEmailAddresses: [] }),
                "notifications[0]: nobody receives it; give it subscriberEmailAddresses or subscriberSnsTopicArns",
            ],
            [
                alert({ subscriberEmailAddresses: Array.from({ length: 11 }, () => "a@example.com") }),
                "notifications[0].subscriberEmailAddresses: has 11 entries, 0 to 10 are allowed; use a mailing list",
            ],
            [
                alert({ notificationType: "PREDICTED" }),
                'notifications[0].notificationType: "PREDICTED" is not a known value; use ACTUAL or FORECASTED',
            ],
        ],
    );

    it("names a budget by account and name", () => {
        const { id, outputs } = create("aws:budgets/budget:Budget", { name: "platform-dev" });
        expect(id).to.equal("123456789012:platform-dev");
        expect(outputs.arn).to.equal("arn:aws:budgets::123456789012:budget/platform-dev");
    });
});
