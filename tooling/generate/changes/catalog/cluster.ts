import { edit, type Chapter } from "../change";

/** An admin exchanged, a viewer who becomes one, and a new viewer. */
const accessIn = (account: string) => ({
    admins: [`arn:aws:iam::${account}:role/platform-lead`, `arn:aws:iam::${account}:role/developer`],
    viewers: [`arn:aws:iam::${account}:role/auditor`],
});

export const cluster: Chapter = {
    title: { en: "Cluster", es: "Clúster" },
    changes: [
        {
            id: "kubernetes-minor-version",
            title: {
                en: "the Kubernetes version, to the next minor one",
                es: "la versión de Kubernetes, a la menor siguiente",
            },
            edits: [
                edit(["platform:cluster", "version"], "1.36"),
                edit(["platform:cluster", "addonVersions", "kubeProxy"], "v1.36.0-eksbuild.2"),
            ],
            meaning: {
                en: "First the control plane, then every node group. There is no way back: before, see what the new version removes (`aws eks list-insights`), and try it in dev. The version of kube-proxy goes with it.",
                es: "Primero el plano de control y después cada grupo de nodos. No hay vuelta atrás: antes, mira qué elimina la versión nueva (`aws eks list-insights`) y pruébala en dev. La versión de kube-proxy va con ella.",
            },
            interruption: {
                en: "EKS replaces the API servers one by one, and a call may have to be tried again; what runs goes on. Nodes are then replaced a few at a time (`maxUnavailablePercentage`), which moves their pods as PodDisruptionBudgets allow.",
                es: "EKS reemplaza los servidores de la API uno por uno, y puede que haya que repetir una llamada; lo que corre sigue corriendo. Luego los nodos se reemplazan de a pocos (`maxUnavailablePercentage`), lo que muda sus pods según permitan los PodDisruptionBudgets.",
                source: "https://docs.aws.amazon.com/eks/latest/userguide/update-cluster.html",
            },
        },
        {
            id: "kubernetes-two-minor-versions",
            title: {
                en: "the Kubernetes version, by two minor ones",
                es: "la versión de Kubernetes, dos menores a la vez",
            },
            edits: [
                edit(["platform:cluster", "version"], "1.37"),
                edit(["platform:cluster", "addonVersions", "kubeProxy"], "v1.37.0-eksbuild.2"),
            ],
            meaning: {
                en: "EKS goes one minor version at a time. Nothing has changed by then.",
                es: "EKS avanza de a una versión menor. Para entonces no ha cambiado nada.",
            },
        },
        {
            id: "eks-addon-version",
            title: { en: "the version of an EKS add-on", es: "la versión de un complemento de EKS" },
            edits: [
                edit(["platform:cluster", "addonVersions", "coreDns"], "v1.13.2-eksbuild.5"),
                edit(["platform:cluster", "addonVersions", "metricsServer"], "v0.8.0-eksbuild.7"),
            ],
            meaning: {
                en: "EKS rolls the add-on's pods over. An older version goes back the same way where EKS still offers it.",
                es: "EKS renueva de a uno los pods del complemento. A una versión anterior se vuelve igual, mientras EKS la ofrezca.",
            },
        },
        {
            id: "public-endpoint-closed",
            title: {
                en: "to a cluster without a public API endpoint",
                es: "a un clúster sin endpoint público de la API",
            },
            edits: [edit(["platform:cluster", "publicAccessCidrs"], [])],
            meaning: {
                en: "The API answers inside the VPC only. With `bootstrap: apply` the next `pulumi up` must run there too, because it talks to the cluster.",
                es: "La API responde solo dentro de la VPC. Con `bootstrap: apply`, el siguiente `pulumi up` también debe correr ahí, porque habla con el clúster.",
            },
        },
        {
            id: "access-entries",
            title: { en: "who may use the cluster", es: "quién puede usar el clúster" },
            edits: {
                dev: [edit(["platform:cluster", "access"], accessIn("111122223333"))],
                prod: [edit(["platform:cluster", "access"], accessIn("777788889999"))],
            },
            meaning: {
                en: "Access comes and goes with its entry; a role that is exchanged for another loses its access after that one has got it. A role that becomes an admin or a viewer keeps its entry, and gets the other policy before the old one goes.",
                es: "El acceso viene y se va con su entrada; un rol que se cambia por otro lo pierde después de que el otro lo tenga. Un rol que pasa a admins o a viewers conserva su entrada, y recibe la otra política antes de que se vaya la vieja.",
            },
        },
        {
            id: "control-plane-log-retention",
            title: {
                en: "how long control plane logs are kept",
                es: "cuánto se conservan los registros del plano de control",
            },
            edits: [edit(["platform:cluster", "logRetentionDays"], 180)],
            meaning: {
                en: "Logs that are older than a shorter retention are deleted; a longer one brings nothing back.",
                es: "Los registros más viejos que una retención más corta se borran; una más larga no trae nada de vuelta.",
            },
        },
    ],
};
