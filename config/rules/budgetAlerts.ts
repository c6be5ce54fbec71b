import { rule } from "./rule";

/** @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateBudget.html */
const mostAlerts = 10;

export const budgetAlerts = rule(
    "A budget has at most ten alerts.",
    ["budget"],
    function* ({ budget: { actualThresholds, forecastThresholds } }) {
        if (actualThresholds.length + forecastThresholds.length > mostAlerts) {
            yield {
                path: ["budget", "actualThresholds"],
                message: `and forecastThresholds are more than ${mostAlerts} together, which is the limit of AWS Budgets.`,
                remedy: "Leave some out.",
            };
        }
    },
);
