/*
 * AWS Budgets.
 *
 * Sources: AWS SDK service model budgets 2016-10-20 (documentation of Budget and Notification, which comes once);
 * Service Authorization Reference for the ARNs; terraform-provider-aws internal/service/budgets for the id.
 */
import {
    all,
    between,
    combination,
    distinct,
    each,
    isOneOf,
    items,
    length,
    mayBeGiven,
    not,
    numberAt,
    oneOf,
    pattern,
    physicalName,
    property,
    required,
} from "../checks";
import { known, physicalNameOf } from "../names";
import type { ResourceModel, ServiceModel } from "../model";
import { objectsAt } from "../properties";
import { globalArn } from "./arn";
import { tags, tagsAll } from "./common";

const budget: ResourceModel = {
    check: all(
        physicalName(
            physicalNameOf,
            "name",
            length(1, 100),
            pattern(/^[^:\\]+$/, "any text without : and \\"),
            not(/\/action\/|<script>.*<\/script>/i, "remove /action/ and <script>"),
        ),
        property("accountId", pattern(/^\d{12}$/, "an account id of 12 digits")),
        required("budgetType", "timeUnit"),
        property(
            "budgetType",
            oneOf(
                "USAGE",
                "COST",
                "RI_UTILIZATION",
                "RI_COVERAGE",
                "SAVINGS_PLANS_UTILIZATION",
                "SAVINGS_PLANS_COVERAGE",
            ),
        ),
        property("timeUnit", oneOf("DAILY", "MONTHLY", "QUARTERLY", "ANNUALLY", "CUSTOM")),
        property("limitAmount", pattern(/^(\d*\.)?\d+$/, 'an amount such as "1500"')),
        combination("limitAmount", (inputs) =>
            isOneOf(inputs, "budgetType", ["USAGE", "COST"]) &&
            !["limitAmount", "plannedLimits", "autoAdjustData"].some((path) => mayBeGiven(inputs, path))
                ? "is missing; a budget of cost or usage needs it"
                : undefined,
        ),
        combination("limitUnit", (inputs) =>
            mayBeGiven(inputs, "limitAmount") && !mayBeGiven(inputs, "limitUnit")
                ? 'is missing; give the amount a unit such as "USD"'
                : undefined,
        ),
        property("notifications", items(0, 10, "keep the ten that matter")),
        property("notifications[].comparisonOperator", oneOf("GREATER_THAN", "LESS_THAN", "EQUAL_TO")),
        property("notifications[].notificationType", oneOf("ACTUAL", "FORECASTED")),
        property("notifications[].thresholdType", oneOf("PERCENTAGE", "ABSOLUTE_VALUE")),
        required(
            "notifications[].comparisonOperator",
            "notifications[].notificationType",
            "notifications[].threshold",
            "notifications[].thresholdType",
        ),
        property("notifications[].threshold", between(0, 15_000_000_000_000)),
        each("notifications[]", (notification) =>
            isOneOf(notification, "thresholdType", ["PERCENTAGE"]) &&
            (numberAt(notification, "threshold") ?? 0) > 1_000_000
                ? "has a threshold above 1000000 per cent; lower it"
                : undefined,
        ),
        combination("notifications", (inputs) =>
            distinct("notify once, with all its subscribers")(
                objectsAt(inputs, "notifications[]").map(({ value }) =>
                    ["notificationType", "comparisonOperator", "threshold", "thresholdType"].map((key) => value[key]),
                ),
            ),
        ),
        property("notifications[].subscriberEmailAddresses[]", pattern(/^[^\s@]+@[^\s@]+$/, "an email address")),
        property("notifications[].subscriberSnsTopicArns[]", pattern(/^arn:aws[a-z-]*:sns:/, "the ARN of a topic")),
        property("notifications[].subscriberEmailAddresses", items(0, 10, "use a mailing list")),
        property("notifications[].subscriberSnsTopicArns", items(0, 1, "name one topic")),
        each("notifications[]", (notification) =>
            mayBeGiven(notification, "subscriberEmailAddresses") || mayBeGiven(notification, "subscriberSnsTopicArns")
                ? undefined
                : "nobody receives it; give it subscriberEmailAddresses or subscriberSnsTopicArns",
        ),
        tags(),
    ),
    create: (request) => {
        const name = physicalNameOf(request);
        return {
            id: known`${request.account}:${name}` ?? "",
            outputs: {
                ...tagsAll(request),
                accountId: request.account,
                arn: globalArn(request, "budgets", known`budget/${name}`),
                name,
            },
        };
    },
};

export const budgets: ServiceModel = { "aws:budgets/budget:Budget": budget };
