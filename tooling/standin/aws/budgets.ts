/*
 * AWS Budgets.
 *
 * Sources: AWS SDK service model budgets 2016-10-20; Service Authorization Reference for the ARNs;
 * terraform-provider-aws internal/service/budgets for the id.
 */
import { all, each, mayBeGiven, items, length, oneOf, pattern, physicalName, property, required } from "../checks";
import { known, physicalNameOf } from "../names";
import type { ResourceModel, ServiceModel } from "../model";
import { globalArn } from "./arn";
import { tags, tagsAll } from "./common";

const budget: ResourceModel = {
    check: all(
        physicalName(physicalNameOf, "name", length(1, 100), pattern(/^[^:\\]+$/, "any text without : and \\")),
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
        property("notifications", items(0, 10, "keep the ten that matter")),
        property("notifications[].comparisonOperator", oneOf("GREATER_THAN", "LESS_THAN", "EQUAL_TO")),
        property("notifications[].notificationType", oneOf("ACTUAL", "FORECASTED")),
        property("notifications[].thresholdType", oneOf("PERCENTAGE", "ABSOLUTE_VALUE")),
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
