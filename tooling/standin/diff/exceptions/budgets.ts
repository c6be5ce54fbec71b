import type { Exceptions } from "./exception";

export const budgets: Exceptions = {
    "aws:budgets/budget:Budget": {
        source: "internal/service/budgets/budget.go",
        specification: "AWS::Budgets::Budget",
        names: {
            "Budget.AutoAdjustData": "autoAdjustData",
            "Budget.BudgetName": "name",
            "Budget.PlannedBudgetLimits": "plannedLimits",
            NotificationsWithSubscribers: "notifications",
        },
        replaces: ["accountId", "namePrefix"],
        inPlace: ["autoAdjustData", "notifications", "plannedLimits"],
        sets: [
            "costFilters",
            "notifications",
            "notifications.subscriberEmailAddresses",
            "notifications.subscriberSnsTopicArns",
            "plannedLimits",
        ],
        kept: ["accountId", "costFilters", "costTypes", "limitAmount", "limitUnit", "namePrefix", "timePeriodStart"],
        defaults: {
            "costTypes.includeCredit": true,
            "costTypes.includeDiscount": true,
            "costTypes.includeOtherSubscription": true,
            "costTypes.includeRecurring": true,
            "costTypes.includeRefund": true,
            "costTypes.includeSubscription": true,
            "costTypes.includeSupport": true,
            "costTypes.includeTax": true,
            "costTypes.includeUpfront": true,
            "costTypes.useAmortized": false,
            "costTypes.useBlended": false,
            timePeriodEnd: "2087-06-15_00:00",
        },
    },
};
