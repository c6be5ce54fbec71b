import colors from "picocolors";
import type { PolicyViolation, Preview } from "../../engine/preview";
import { displayUrn, safe, safeLines } from "./names";

/** The verdict of each pack: that it passed, or each violation with its rule, resource and remedy. */
export function renderPolicies({ packs, policies }: Preview): string {
    if (packs.length === 0) {
        return "";
    }
    const lines = packs.flatMap(({ name, version, policies: count }) => {
        const mandatory = violationsOf(policies, name, "mandatory");
        const advisory = violationsOf(policies, name, "advisory");
        const mark = mandatory.length > 0 ? colors.red("✗") : colors.green("✓");
        const verdict =
            mandatory.length + advisory.length === 0
                ? `${count} policies passed`
                : `${mandatory.length} mandatory, ${advisory.length} advisory violations`;
        return [
            `    ${mark} ${safe(name)}@v${safe(version)}: ${verdict}`,
            ...[...mandatory, ...advisory].map(violation),
        ];
    });
    return [colors.bold("Policies:"), ...lines].join("\n");
}

const violationsOf = (policies: readonly PolicyViolation[], pack: string, level: PolicyViolation["level"]) =>
    policies.filter((one) => one.pack === pack && one.level === level);

function violation({ level, severity, policy, urn, message }: PolicyViolation): string {
    const paint = level === "mandatory" ? colors.red : colors.yellow;
    const rule = `${colors.bold(safe(policy))}${severity ? ` (${severity})` : ""}`;
    return [
        `        ${paint(`[${level}]`)} ${rule}  ${displayUrn(urn)}`,
        ...safeLines(message).map((line) => `            ${line}`.trimEnd()),
    ].join("\n");
}
