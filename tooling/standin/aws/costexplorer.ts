/*
 * AWS Cost Explorer: cost anomaly detection.
 *
 * Sources: AWS SDK service model ce 2017-10-25; Cost Management User Guide, "Creating your cost monitors and alert
 * subscriptions" (individual alerts by Amazon SNS, summaries by email); Service Authorization Reference for the ARNs.
 */
import { all, atLeast, combination, mayBeGiven, isOneOf, length, oneOf, pattern, property, required } from "../checks";
import { uuid } from "../names";
import type { ResourceModel, ServiceModel } from "../model";
import { places } from "../properties";
import { globalArn } from "./arn";
import { tags, tagsAll } from "./common";

const anomalyMonitor: ResourceModel = {
    check: all(
        required("monitorType"),
        property("name", length(1, 1024)),
        property("monitorType", oneOf("DIMENSIONAL", "CUSTOM")),
        property("monitorDimension", oneOf("SERVICE", "LINKED_ACCOUNT", "TAG", "COST_CATEGORY")),
        combination("monitorDimension", (inputs) => {
            const [type, wanted] = isOneOf(inputs, "monitorType", ["CUSTOM"])
                ? ["CUSTOM", "monitorSpecification"]
                : ["DIMENSIONAL", "monitorDimension"];
            return isOneOf(inputs, "monitorType", [type]) && !mayBeGiven(inputs, wanted)
                ? `a ${type} monitor needs ${wanted}; set it`
                : undefined;
        }),
        tags(),
    ),
    create: (request) => {
        const arn = globalArn(request, "ce", `anomalymonitor/${uuid(request.urn)}`);
        return { id: arn ?? "", outputs: { ...tagsAll(request), arn } };
    },
};

const anomalySubscription: ResourceModel = {
    check: all(
        required("frequency", "monitorArnLists", "subscribers"),
        property("name", length(1, 1024)),
        property("frequency", oneOf("DAILY", "IMMEDIATE", "WEEKLY")),
        property("monitorArnLists", atLeast(1, "name a monitor")),
        property("subscribers", atLeast(1, "name a subscriber")),
        property("subscribers[].type", oneOf("EMAIL", "SNS")),
        property(
            "subscribers[].address",
            length(6, 302),
            pattern(/@|^arn:/, "an email address or the ARN of an SNS topic"),
        ),
        combination("frequency", (inputs) => {
            const [wrong, frequency] = isOneOf(inputs, "frequency", ["IMMEDIATE"])
                ? ["EMAIL", "DAILY or WEEKLY"]
                : ["SNS", "IMMEDIATE"];
            return isOneOf(inputs, "frequency", ["DAILY", "IMMEDIATE", "WEEKLY"]) &&
                places(inputs, "subscribers[].type").some(({ value }) => value === wrong)
                ? `does not go with ${wrong} subscribers; use ${frequency}`
                : undefined;
        }),
        tags(),
    ),
    create: (request) => {
        const arn = globalArn(request, "ce", `anomalysubscription/${uuid(request.urn)}`);
        return { id: arn ?? "", outputs: { ...tagsAll(request), arn, accountId: request.account } };
    },
};

export const costexplorer: ServiceModel = {
    "aws:costexplorer/anomalyMonitor:AnomalyMonitor": anomalyMonitor,
    "aws:costexplorer/anomalySubscription:AnomalySubscription": anomalySubscription,
};
