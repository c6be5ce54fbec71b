import { edit, type Chapter } from "../change";

const batch = {
    capacityType: "SPOT",
    architecture: "arm64",
    operatingSystem: "BOTTLEROCKET",
    instanceTypes: ["m7g.xlarge", "m6g.xlarge", "c7g.xlarge"],
    minSize: 0,
    maxSize: 10,
    labels: { workload: "batch" },
    taints: [{ key: "workload", value: "batch", effect: "NO_SCHEDULE" }],
};

const moved = {
    en: "The new nodes are there before the old ones are drained, and pods move as PodDisruptionBudgets allow; what is on a node's own volume is lost.",
    es: "Los nodos nuevos están antes de que se vacíen los viejos, y los pods se mudan según permitan los PodDisruptionBudgets; lo que hay en el volumen propio de un nodo se pierde.",
};

const rolled = {
    en: "EKS replaces the nodes a few at a time (`maxUnavailablePercentage`) and drains each before it goes; pods move as PodDisruptionBudgets allow.",
    es: "EKS reemplaza los nodos de a pocos (`maxUnavailablePercentage`) y vacía cada uno antes de quitarlo; los pods se mudan según permitan los PodDisruptionBudgets.",
    source: "https://docs.aws.amazon.com/eks/latest/userguide/managed-node-update-behavior.html",
};

export const nodePools: Chapter = {
    title: { en: "Node pools", es: "Grupos de nodos" },
    changes: [
        {
            id: "pool-added",
            title: { en: "to one more pool", es: "a un grupo más" },
            edits: [edit(["platform:nodePools", "batch"], batch)],
            meaning: {
                en: "What runs stays where it is. A pool with a taint gets only pods that tolerate it.",
                es: "Lo que corre se queda donde está. Un grupo con un taint recibe solo pods que lo toleran.",
            },
        },
        {
            id: "pool-resized",
            title: { en: "how many nodes a pool may have", es: "cuántos nodos puede tener un grupo" },
            edits: {
                dev: [
                    edit(["platform:nodePools", "general", "minSize"], 0),
                    edit(["platform:nodePools", "general", "maxSize"], 8),
                ],
                prod: [
                    edit(["platform:nodePools", "general", "minSize"], 2),
                    edit(["platform:nodePools", "general", "maxSize"], 40),
                ],
            },
            meaning: {
                en: "Only the limits change; how many nodes there are within them is up to the autoscaler.",
                es: "Cambian solo los límites; cuántos nodos hay dentro de ellos lo decide el autoscaler.",
            },
        },
        {
            id: "pool-minimum-raised",
            title: {
                en: "the minimum of a pool to more nodes than there are",
                es: "el mínimo de un grupo a más nodos de los que hay",
            },
            edits: {
                dev: [edit(["platform:nodePools", "general", "minSize"], 3)],
                prod: [edit(["platform:nodePools", "general", "minSize"], 5)],
            },
            meaning: {
                en: "How many nodes there are is the autoscaler's, so that Pulumi keeps its number, which would be below the minimum. Scale the node group first (`aws eks update-nodegroup-config`), then run `pulumi refresh` and `pulumi up`.",
                es: "Cuántos nodos hay lo decide el autoscaler, así que Pulumi conserva su número, que quedaría por debajo del mínimo. Escala primero el grupo de nodos (`aws eks update-nodegroup-config`) y después ejecuta `pulumi refresh` y `pulumi up`.",
            },
        },
        {
            id: "pool-removed",
            title: { en: "to one pool less", es: "a un grupo menos" },
            edits: [edit(["platform:nodePools", "general"], undefined)],
            meaning: {
                en: "EKS drains the nodes and deletes them. Pods wait where no other pool takes them: cordon the pool and watch them move before.",
                es: "EKS vacía los nodos y los borra. Los pods esperan si ningún otro grupo los admite: antes, acordona el grupo y mira que se muden.",
            },
        },
        {
            id: "capacity-type",
            title: { en: "a pool between On-Demand and Spot", es: "un grupo entre On-Demand y Spot" },
            edits: {
                dev: [edit(["platform:nodePools", "general", "capacityType"], "ON_DEMAND")],
                prod: [
                    edit(["platform:nodePools", "general", "capacityType"], "SPOT"),
                    edit(
                        ["platform:nodePools", "general", "instanceTypes"],
                        ["m7g.2xlarge", "m6g.2xlarge", "r7g.2xlarge"],
                    ),
                ],
            },
            meaning: moved,
        },
        {
            id: "disk-size",
            title: { en: "the disk of a pool's nodes", es: "el disco de los nodos de un grupo" },
            edits: [edit(["platform:nodePools", "general", "diskGiB"], 120)],
            meaning: {
                en: "A new version of the launch template, to which the nodes are brought.",
                es: "Una versión nueva de la plantilla de lanzamiento, a la que se llevan los nodos.",
            },
            interruption: rolled,
        },
    ],
};
