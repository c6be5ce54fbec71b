import { rule } from "./rule";

const oldestMinor = 58;

/** The driver's role is narrowed to the volumes of its own cluster, by a tag that older drivers do not set. */
export const ebsCsiDriverVersion = rule(
    "The EBS CSI driver is of version 1.58 or later.",
    ["cluster"],
    function* ({ cluster: { addonVersions } }, show) {
        const [major = 0, minor = 0] = addonVersions.ebsCsiDriver.slice(1).split(".").map(Number);
        if (major < 1 || (major === 1 && minor < oldestMinor)) {
            const path = ["cluster", "addonVersions", "ebsCsiDriver"];
            yield {
                path,
                message: `is ${show(path)}, whose permissions the driver's role does not have.`,
                remedy: `Take v1.${String(oldestMinor)} or later: \`aws eks describe-addon-versions --addon-name aws-ebs-csi-driver\` lists what there is.`,
            };
        }
    },
);
