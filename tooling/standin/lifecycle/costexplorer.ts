/*
 * AWS Cost Explorer.
 *
 * Source: Cost Management User Guide, "Quotas and restrictions": one monitor of AWS services an account. Names are free,
 * and a monitor goes out of its subscriptions when it is deleted.
 */
import type { ServiceLifecycle } from "./lifecycle";
import { inAccount, unique } from "./rules";

export const costexplorer: ServiceLifecycle = {
    "aws:costexplorer/anomalyMonitor:AnomalyMonitor": {
        stand: [
            unique(
                inAccount("monitorDimension"),
                () => "ValidationException: Limit exceeded on dimensional spend monitor creation",
            ),
        ],
    },
};
