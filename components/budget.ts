import * as budgets from "@pulumi/aws/budgets";
import * as costexplorer from "@pulumi/aws/costexplorer";
import * as pulumi from "@pulumi/pulumi";
import type { BudgetConfig } from "../config";
import { physicalName, type PlatformContext } from "./conventions";

export interface BudgetArgs {
    readonly context: PlatformContext;
    readonly config: BudgetConfig;
}

/**
 * The monthly budget of the account with alerts on actual and forecast cost, and alerts on cost anomalies, all by email.
 *
 * AWS allows one anomaly monitor of services in an account and makes one for every new account: name that one in
 * `budget.anomalyMonitorArn`, and name in a second stack of the same account the one that the first created.
 *
 * Cost: none. AWS Budgets without actions and Cost Anomaly Detection are free.
 */
export class Budget extends pulumi.ComponentResource {
    readonly budgetName: pulumi.Output<string>;
    readonly anomalyMonitorArn: pulumi.Output<string>;

    constructor(name: string, args: BudgetArgs, opts?: pulumi.ComponentResourceOptions) {
        super("platform:budget:Budget", name, args, opts);

        const budget = this.createBudget(name, args);
        const monitorArn = this.anomalyMonitor(name, args);
        this.subscribeToAnomalies(name, args, monitorArn);

        this.budgetName = budget.name;
        this.anomalyMonitorArn = monitorArn;
        this.registerOutputs({ budgetName: this.budgetName, anomalyMonitorArn: this.anomalyMonitorArn });
    }

    private createBudget(name: string, { context, config }: BudgetArgs): budgets.Budget {
        const notification = (notificationType: "ACTUAL" | "FORECASTED") => (threshold: number) => ({
            comparisonOperator: "GREATER_THAN",
            notificationType,
            threshold,
            thresholdType: "PERCENTAGE",
            subscriberEmailAddresses: config.subscribers,
        });
        return new budgets.Budget(
            `${name}-monthly`,
            {
                name: physicalName(context, "monthly"),
                accountId: context.account,
                budgetType: "COST",
                timeUnit: "MONTHLY",
                limitAmount: String(config.monthlyUsd),
                limitUnit: "USD",
                notifications: [
                    ...config.actualThresholds.map(notification("ACTUAL")),
                    ...config.forecastThresholds.map(notification("FORECASTED")),
                ],
                tags: context.tags,
            },
            { parent: this },
        );
    }

    private anomalyMonitor(name: string, { context, config }: BudgetArgs): pulumi.Output<string> {
        if (config.anomalyMonitorArn !== undefined) {
            return pulumi.output(config.anomalyMonitorArn);
        }
        return new costexplorer.AnomalyMonitor(
            `${name}-anomaly-monitor`,
            {
                name: physicalName(context, "services"),
                monitorType: "DIMENSIONAL",
                monitorDimension: "SERVICE",
                tags: context.tags,
            },
            { parent: this },
        ).arn;
    }

    private subscribeToAnomalies(
        name: string,
        { context, config }: BudgetArgs,
        monitorArn: pulumi.Output<string>,
    ): void {
        new costexplorer.AnomalySubscription(
            `${name}-anomaly-subscription`,
            {
                name: physicalName(context, "anomalies"),
                // Immediate alerts go to SNS topics only; email is daily or weekly.
                frequency: "DAILY",
                monitorArnLists: [monitorArn],
                subscribers: config.subscribers.map((address) => ({ type: "EMAIL", address })),
                thresholdExpression: {
                    dimension: {
                        key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
                        matchOptions: ["GREATER_THAN_OR_EQUAL"],
                        values: [String(config.anomalyUsd)],
                    },
                },
                tags: context.tags,
            },
            { parent: this },
        );
    }
}
