import type { Exceptions } from "./exception";

export const costexplorer: Exceptions = {
    "aws:costexplorer/anomalyMonitor:AnomalyMonitor": {
        source: "internal/service/ce/anomaly_monitor.go",
        specification: "AWS::CE::AnomalyMonitor",
        names: { MonitorName: "name", ResourceTags: "tags" },
        inPlace: ["tags"],
    },
    "aws:costexplorer/anomalySubscription:AnomalySubscription": {
        source: "internal/service/ce/anomaly_subscription.go",
        specification: "AWS::CE::AnomalySubscription",
        names: { MonitorArnList: "monitorArnLists", ResourceTags: "tags", SubscriptionName: "name" },
        replaces: ["name"],
        inPlace: ["tags"],
        sets: ["subscribers"],
        kept: ["accountId", "thresholdExpression"],
    },
};
