import { expect } from "chai";
import { Budget } from "../../components/budget";
import { budget } from "../../config/schema/budget";
import { contextOf, only, register } from "../support/mocks";

const config = budget.parse({
    monthlyUsd: 1500,
    actualThresholds: [80, 100],
    forecastThresholds: [110],
    anomalyUsd: 50,
    subscribers: ["platform@example.com", "finance@example.com"],
});

const build = (overrides: Partial<typeof config> = {}) =>
    register(() => new Budget("budget", { context: contextOf(), config: { ...config, ...overrides } }));

describe("Budget", () => {
    it("budgets the account's cost by the month", async () => {
        const registration = only(await build(), "aws:budgets/budget:Budget");
        expect(registration.parent).to.equal("platform:budget:Budget::budget");
        expect(registration.inputs).to.deep.include({
            name: "platform-dev-monthly",
            accountId: "111122223333",
            budgetType: "COST",
            timeUnit: "MONTHLY",
            limitAmount: "1500",
            limitUnit: "USD",
            tags: contextOf().tags,
        });
    });

    it("alerts every subscriber at each actual and each forecast threshold", async () => {
        const { notifications } = only(await build(), "aws:budgets/budget:Budget").inputs;
        const common = {
            comparisonOperator: "GREATER_THAN",
            thresholdType: "PERCENTAGE",
            subscriberEmailAddresses: ["platform@example.com", "finance@example.com"],
        };
        expect(notifications).to.deep.equal([
            { ...common, notificationType: "ACTUAL", threshold: 80 },
            { ...common, notificationType: "ACTUAL", threshold: 100 },
            { ...common, notificationType: "FORECASTED", threshold: 110 },
        ]);
    });

    it("watches the cost of every AWS service for anomalies", async () => {
        expect(only(await build(), "aws:costexplorer/anomalyMonitor:AnomalyMonitor").inputs).to.deep.include({
            name: "platform-dev-services",
            monitorType: "DIMENSIONAL",
            monitorDimension: "SERVICE",
        });
    });

    it("tells the subscribers daily of anomalies from the configured amount on", async () => {
        const registrations = await build();
        expect(only(registrations, "aws:costexplorer/anomalySubscription:AnomalySubscription").inputs).to.deep.equal({
            name: "platform-dev-anomalies",
            frequency: "DAILY",
            monitorArnLists: [only(registrations, "platform:budget:Budget").outputs.anomalyMonitorArn],
            subscribers: [
                { type: "EMAIL", address: "platform@example.com" },
                { type: "EMAIL", address: "finance@example.com" },
            ],
            thresholdExpression: {
                dimension: {
                    key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
                    matchOptions: ["GREATER_THAN_OR_EQUAL"],
                    values: ["50"],
                },
            },
            tags: contextOf().tags,
        });
    });

    it("subscribes to the account's monitor where one exists, and creates no second one", async () => {
        const anomalyMonitorArn = "arn:aws:ce::111122223333:anomalymonitor/default";
        const registrations = await build({ anomalyMonitorArn });
        expect(registrations.filter(({ type }) => type.includes("anomalyMonitor"))).to.be.empty;
        expect(
            only(registrations, "aws:costexplorer/anomalySubscription:AnomalySubscription").inputs.monitorArnLists,
        ).to.deep.equal([anomalyMonitorArn]);
    });

    it("registers exactly its public outputs", async () => {
        expect(only(await build(), "platform:budget:Budget").outputs).to.have.all.keys(
            "budgetName",
            "anomalyMonitorArn",
        );
    });
});
