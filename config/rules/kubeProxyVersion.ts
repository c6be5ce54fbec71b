import { rule } from "./rule";

/** kube-proxy is released with Kubernetes; EKS offers it for a cluster in the cluster's own minor version. */
export const kubeProxyVersion = rule(
    "kube-proxy is of the cluster's minor version.",
    ["cluster"],
    function* ({ cluster: { version, addonVersions } }, show) {
        if (!addonVersions.kubeProxy.startsWith(`v${version}.`)) {
            const path = ["cluster", "addonVersions", "kubeProxy"];
            yield {
                path,
                message: `is ${show(path)}, but the cluster's version is ${show(["cluster", "version"])}.`,
                remedy: "Change the two together: `aws eks describe-addon-versions --addon-name kube-proxy` lists what there is.",
            };
        }
    },
);
