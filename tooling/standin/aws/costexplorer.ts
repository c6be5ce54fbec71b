/*
 * AWS Cost Explorer: cost anomaly detection.
 *
 * Sources: AWS SDK service model ce 2017-10-25 (documentation of AnomalySubscription.ThresholdExpression); Cost Management User Guide, "Creating your cost monitors and alert
 * subscriptions" (individual alerts by Amazon SNS, summaries by email); Service Authorization Reference for the ARNs.
 */
import {
    all,
    atLeast,
    between,
    combination,
    each,
    isGiven,
    isOneOf,
    length,
    mayBeGiven,
    oneOf,
    pattern,
    property,
    required,
} from "../checks";
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
        // "For customer managed monitors, do not specify this field."
        combination("monitorDimension", (inputs) =>
            isOneOf(inputs, "monitorType", ["CUSTOM"]) && isGiven(inputs, "monitorDimension")
                ? "does not go with a CUSTOM monitor; remove it"
                : undefined,
        ),
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

/** Thresholds may stand alone or under `ands` and `ors`. */
const thresholds = all(
    ...["thresholdExpression", "thresholdExpression.ands[]", "thresholdExpression.ors[]"].flatMap((path) => [
        property(`${path}.dimension.key`, oneOf("ANOMALY_TOTAL_IMPACT_ABSOLUTE", "ANOMALY_TOTAL_IMPACT_PERCENTAGE")),
        property(`${path}.dimension.matchOptions[]`, oneOf("GREATER_THAN_OR_EQUAL")),
        property(`${path}.dimension.values[]`, between(0, 10_000_000_000)),
        each(`${path}.dimension`, (dimension) =>
            mayBeGiven(dimension, "matchOptions") && mayBeGiven(dimension, "values")
                ? undefined
                : "needs matchOptions GREATER_THAN_OR_EQUAL and values; set them",
        ),
    ]),
);

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
            pattern(
                /^[a-zA-Z0-9.!#$%&'*+=?^_‘{|}~-]+@[a-zA-Z0-9_-]+(\.[a-zA-Z0-9_-]+)+$|^arn:aws[a-zA-Z-]*:sns:[a-zA-Z0-9-]+:\d{12}:[a-zA-Z0-9_-]+(\.fifo)?$/,
                "an email address or the ARN of an SNS topic",
            ),
        ),
        property(
            "monitorArnLists[]",
            pattern(/^arn:aws[-a-z0-9]*:[a-z0-9]+:[-a-z0-9]*:\d{12}:[-a-zA-Z0-9/:_]+$/, "the ARN of a monitor"),
        ),
        thresholds,
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
