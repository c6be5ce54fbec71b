/*
 * Amazon EC2 Auto Scaling.
 *
 * Source: AWS SDK service model autoscaling 2011-01-01 (CreateOrUpdateTags overwrites a tag of the same key); moto
 * moto/autoscaling/models.py for the wording.
 */
import type { ServiceLifecycle } from "./lifecycle";
import { exists, textsAt } from "./rules";

export const autoscaling: ServiceLifecycle = {
    "aws:autoscaling/tag:Tag": {
        stand: [
            exists(
                "autoscalingGroupName",
                (name, _tag, inventory) =>
                    inventory
                        .ofType("aws:eks/nodeGroup:NodeGroup")
                        .some(({ outputs }) => textsAt(outputs, "resources[].autoscalingGroups[].name").includes(name)),
                (name) => `ValidationError: AutoScalingGroup name not found - AutoScalingGroup '${name}' not found`,
            ),
        ],
    },
};
