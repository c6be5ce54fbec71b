/*
 * Amazon EC2 Auto Scaling.
 *
 * Sources: AWS SDK service model autoscaling 2011-01-01; terraform-provider-aws internal/service/autoscaling for the id.
 */
import { all, length, not, property, required } from "../checks";
import { known } from "../names";
import type { ServiceModel } from "../model";
import { valueAt } from "../properties";
import { binding, regional } from "./common";

export const autoscaling: ServiceModel = {
    "aws:autoscaling/tag:Tag": binding(
        ({ inputs }) => known`${inputs.autoscalingGroupName},${valueAt(inputs, "tag.key")}`,
        regional,
        all(
            required("autoscalingGroupName", "tag", "tag.key", "tag.value", "tag.propagateAtLaunch"),
            property("autoscalingGroupName", length(1, 255)),
            // AWS General Reference, "Tag naming and usage conventions".
            property("tag.key", length(1, 128), not(/^aws:/i, '"aws:" is reserved; rename it')),
            property("tag.value", length(0, 256)),
        ),
    ),
};
