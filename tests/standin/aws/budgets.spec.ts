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
        [
            { limitAmount: "1500.50" },
            { name: "b".repeat(100) },
            { budgetType: "RI_UTILIZATION", limitAmount: undefined },
            alert({ threshold: 1_000_000 }),
            alert({ threshold: 15_000_000_000_000, thresholdType: "ABSOLUTE_VALUE" }),
            alert({ subscriberEmailAddresses: Array.from({ length: 10 }, () => "a@example.com") }),
            { notifications: Array.from({ length: 10 }, (_, index) => alert({ threshold: index }).notifications[0]) },
        ],
        [
            [
                { name: "b".repeat(101) },
                'name: "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb… has 101 characters, 1 to 100 are allowed; shorten it',
            ],
            [{ name: "a/action/b" }, 'name: "a/action/b" is not allowed; remove /action/ and <script>'],
            [{ accountId: "1" }, 'accountId: "1" is not allowed; use an account id of 12 digits'],
            [{ limitAmount: undefined }, "limitAmount: is missing; a budget of cost or usage needs it"],
            [{ limitUnit: undefined }, 'limitUnit: is missing; give the amount a unit such as "USD"'],
            [alert({ threshold: 1_000_001 }), "notifications[0]: has a threshold above 1000000 per cent; lower it"],
            [
                alert({ threshold: 15_000_000_000_001, thresholdType: "ABSOLUTE_VALUE" }),
                "notifications[0].threshold: 15000000000001 is out of range; use a number from 0 to 15000000000000",
            ],
            [
                alert({ threshold: -1 }),
                "notifications[0].threshold: -1 is out of range; use a number from 0 to 15000000000000",
            ],
            [
                { notifications: [...alert().notifications, ...alert().notifications] },
                'notifications: has ["ACTUAL","GREATER_THAN",80,"PERCENTAGE"] twice; notify once, with all its subscribers',
            ],
            [
                {
                    notifications: Array.from(
                        { length: 11 },
                        (_, index) => alert({ threshold: index }).notifications[0],
                    ),
                },
                "notifications: has 11 entries, 0 to 10 are allowed; keep the ten that matter",
            ],
            [
                alert({ subscriberEmailAddresses: ["platform"] }),
                'notifications[0].subscriberEmailAddresses[0]: "platform" is not allowed; use an email address',
            ],
            [
                alert({ subscriberSnsTopicArns: ["costs"] }),
                'notifications[0].subscriberSnsTopicArns[0]: "costs" is not allowed; use the ARN of a topic',
            ],
            [
                alert({ subscriberSnsTopicArns: ["arn:aws:sns:a", "arn:aws:sns:b"] }),
                "notifications[0].subscriberSnsTopicArns: has 2 entries, 0 to 1 are allowed; name one topic",
            ],
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
