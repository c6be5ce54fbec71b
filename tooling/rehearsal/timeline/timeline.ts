import type { Preview, PreviewedResource } from "../../engine/preview";
import { compare } from "../../order";
import { construct } from "../../standin/components";
import { cases, durationOf, type Case, type Duration } from "./durations";
import { awsOrder, completedUrn, programOrder, type Ordered } from "./order";
import { unorderedIn, type Unordered } from "./unordered";
import { criticalPath, endOf, schedule, type Span, type Work } from "./schedule";

/**
 * How many operations the CLI runs at once when nobody says otherwise: four for each CPU, here on the two CPUs of the
 * smallest runner. Source: pulumi/pulumi, pkg/cmd/pulumi/operations/up.go, defaultParallel.
 */
export const defaultParallelism = 8;

/** The most that the program's own dependencies may add to what AWS imposes: a tenth. */
export const mostAdded = 0.1;

/** How long the first `up` of a stack takes. */
export interface Timeline {
    readonly project: string;
    readonly stack: string;
    /** How many operations run at once. */
    readonly parallelism: number;
    readonly estimates: Readonly<Record<Case, Estimate>>;
    /** Every resource that takes time, in order of its start in the typical case. */
    readonly steps: readonly Step[];
    /** What decides when `up` is done. */
    readonly criticalPath: readonly PathStep[];
    /** What would decide it if the program added nothing, and everything could run at once. */
    readonly awsChain: readonly PathStep[];
    /** What AWS asks for and the program leaves to chance: each is a fault of the program. */
    readonly unordered: readonly Unordered[];
}

/** From the first operation to the last, in seconds. */
export interface Estimate {
    /** With the limit of operations at once. */
    readonly up: number;
    /** Without that limit: what the program's dependencies ask for. */
    readonly dependencies: number;
    /** The longest chain that AWS itself imposes. */
    readonly aws: number;
}

/** The creation of one resource. */
export interface Step extends Span {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    /** URN of the child of the stack that it belongs to. */
    readonly top: string;
    readonly duration: Duration;
    readonly isCritical: boolean;
}

/** A step on a path, and why it comes after the step before. */
export interface PathStep extends Omit<Step, "isCritical"> {
    /** Components by which it waits for the step before. */
    readonly via: readonly Via[];
    /** Whether it was ready before, and waited until one of the operations at once was done. */
    readonly waitedForWorker: boolean;
}

/** A component between two steps of a path. */
export interface Via {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    /** Whether the wait is for everything in it; else it waits itself, for an argument or option, and its children do. */
    readonly isComplete: boolean;
}

export interface TimelineOptions {
    /** Whether components of a type are built in a provider. @default what the stand-in cloud builds */
    readonly isRemote?: (type: string) => boolean;
    /** @default {@link defaultParallelism} */
    readonly parallelism?: number;
}

/** Estimates the first `up` of a stack from its preview, in virtual time. */
export function timelineOf(
    { project, stack, resources }: Preview,
    { isRemote = isStoodIn, parallelism = defaultParallelism }: TimelineOptions = {},
): Timeline {
    const estimator = new Estimator(resources);
    const program = programOrder(resources, isRemote);
    const aws = awsOrder(resources);
    const path = estimator.path(program, parallelism);
    return {
        project,
        stack,
        parallelism,
        estimates: Object.fromEntries(
            cases.map((which) => [
                which,
                {
                    up: estimator.end(program, which, parallelism),
                    dependencies: estimator.end(program, which, Infinity),
                    aws: estimator.end(aws, which, Infinity),
                },
            ]),
        ) as Timeline["estimates"],
        steps: estimator.steps(program, parallelism, new Set(path.map(({ urn }) => urn))),
        criticalPath: path,
        awsChain: estimator.path(aws, Infinity),
        unordered: unorderedIn(resources, program),
    };
}

const isStoodIn = (type: string) => construct(type) !== undefined;

/** What the program's own dependencies add to the longest chain that AWS imposes: 0.1 is a tenth. */
export const addedShare = ({ dependencies, aws }: Estimate): number => (aws === 0 ? 0 : dependencies / aws - 1);

/** Knows the resources behind the URNs. */
class Estimator {
    private readonly byUrn: ReadonlyMap<string, PreviewedResource>;
    private readonly durations: ReadonlyMap<string, Duration>;

    constructor(resources: readonly PreviewedResource[]) {
        this.byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
        this.durations = new Map(resources.map((resource) => [resource.urn, durationOf(resource)]));
    }

    end(order: readonly Ordered[], which: Case, workers: number): number {
        return endOf(schedule(this.work(order, which), workers));
    }

    steps(order: readonly Ordered[], workers: number, critical: ReadonlySet<string>): readonly Step[] {
        return [...schedule(this.work(order, "typical"), workers)]
            .flatMap(([id, span]) => this.step(id, span))
            .map((step) => ({ ...step, isCritical: critical.has(step.urn) }))
            .sort((a, b) => a.start - b.start || a.end - b.end || compare(a.urn, b.urn));
    }

    path(order: readonly Ordered[], workers: number): readonly PathStep[] {
        const work = this.work(order, "typical");
        const path: PathStep[] = [];
        let via: Via[] = [];
        let waitedForWorker = false;
        for (const link of criticalPath(work, schedule(work, workers))) {
            waitedForWorker ||= link.waitedForWorker;
            const [step] = this.step(link.id, link);
            if (step) {
                path.push({ ...step, via, waitedForWorker });
                via = [];
                waitedForWorker = false;
            } else if (path.length > 0) {
                via.push(...this.via(link.id));
            }
        }
        return path;
    }

    private work(order: readonly Ordered[], which: Case): readonly Work[] {
        return order.map(({ id, needs }) => ({ id, seconds: this.durations.get(id)?.[which] ?? 0, needs }));
    }

    /** None for what takes no time. */
    private step(id: string, { start, end }: Span): Omit<Step, "isCritical">[] {
        const resource = this.byUrn.get(id);
        const duration = this.durations.get(id);
        if (!resource || !duration || start === end) {
            return [];
        }
        const { urn, type, name } = resource;
        return [{ urn, type, name, top: this.top(resource), start, end, duration }];
    }

    private top(resource: PreviewedResource): string {
        const parent = this.byUrn.get(resource.parent ?? "");
        return parent?.parent === undefined ? resource.urn : this.top(parent);
    }

    private via(id: string): Via[] {
        const complete = completedUrn(id);
        const component = this.byUrn.get(complete ?? id);
        return component && !component.custom
            ? [{ urn: component.urn, type: component.type, name: component.name, isComplete: complete !== undefined }]
            : [];
    }
}
