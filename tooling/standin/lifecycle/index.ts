/**
 * What AWS refuses for the sake of other resources: names that are taken, references to what is not there, updates and
 * deletes that it does not do. It is pure, so that the providers of a rehearsal ask it over their store.
 */
import type { Inventory, Remains, Stored } from "../inventory";
import type { Properties } from "../model";
import { acm } from "./acm";
import { autoscaling } from "./autoscaling";
import { backup } from "./backup";
import { budgets } from "./budgets";
import { cloudwatch } from "./cloudwatch";
import { costexplorer } from "./costexplorer";
import { ec2 } from "./ec2";
import { ecr } from "./ecr";
import { eks } from "./eks";
import { iam } from "./iam";
import { kms } from "./kms";
import { kubernetes } from "./kubernetes";
import type { Candidate, Lifecycle, Refusal, ServiceLifecycle } from "./lifecycle";
import { rds } from "./rds";
import { route53 } from "./route53";
import { first } from "./rules";
import { s3 } from "./s3";
import { secretsmanager } from "./secretsmanager";

const lifecycles: ServiceLifecycle = {
    ...acm,
    ...autoscaling,
    ...backup,
    ...budgets,
    ...cloudwatch,
    ...costexplorer,
    ...ec2,
    ...ecr,
    ...eks,
    ...iam,
    ...kms,
    ...rds,
    ...route53,
    ...s3,
    ...secretsmanager,
};

/** A type that is not known is refused nothing. */
const lifecycleOf = (type: string): Lifecycle =>
    type.startsWith("kubernetes:") ? kubernetes(type) : (lifecycles[type] ?? {});

/** Why AWS would not create the resource: its error code, what is wrong, and the remedy. What is not known yet passes. */
export function refuseCreate(candidate: Omit<Candidate, "outputs">, inventory: Inventory): Refusal {
    const { stand, create } = lifecycleOf(candidate.type);
    return first(stand, candidate, inventory) ?? first(create, candidate, inventory);
}

/**
 * Why AWS would not update the resource in place. What was already wrong before, a reference to something that somebody
 * deleted by hand, is no reason.
 */
export function refuseUpdate(current: Stored, news: Properties, inventory: Inventory): Refusal {
    const { stand = [], update } = lifecycleOf(current.type);
    const others = without(inventory, current);
    const next: Candidate = { ...current, inputs: news };
    const introduced = stand.map((rule) => (candidate: Candidate) => {
        const refusal = rule(candidate, others);
        return refusal === rule(current, others) ? undefined : refusal;
    });
    return first(update, { from: current, to: next }, others) ?? first(introduced, next);
}

/** Why AWS would not delete the resource. */
export const refuseDelete = (resource: Stored, inventory: Inventory): Refusal =>
    first(lifecycleOf(resource.type).remove, resource, without(inventory, resource));

/** What a delete of the resource leaves behind, which keeps a name taken or an id known. */
export function remainsOf(resource: Stored): readonly Remains[] {
    const remains = lifecycleOf(resource.type).remains?.(resource);
    return remains === undefined ? [] : [remains];
}

/**
 * Whether the provider waits, and tries again for minutes, where a delete is refused so. Sources: terraform-provider-aws
 * internal/service/ec2 (vpc_.go, vpc_subnet.go, vpc_internet_gateway.go, vpc_security_group.go: DependencyViolation),
 * internal/service/iam/role.go (DeleteConflict), internal/service/backup/plan.go (selections).
 */
export const isRetried = (refusal: string): boolean =>
    /^(DependencyViolation|DeleteConflict|InvalidRequestException: Related backup plan selections)\b/.test(refusal);

/** The inventory with one resource taken out of its lists: nothing is in its own way. */
function without(inventory: Inventory, { type, id }: Stored): Inventory {
    const isOther = (stored: Stored) => stored.type !== type || stored.id !== id;
    return {
        find: (wanted, wantedId) => inventory.find(wanted, wantedId),
        ofType: (wanted) => inventory.ofType(wanted).filter(isOther),
        all: () => inventory.all().filter(isOther),
        remains: () => inventory.remains(),
    };
}
