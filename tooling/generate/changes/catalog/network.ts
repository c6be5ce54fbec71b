import { edit, type Chapter } from "../change";

const zonesWith = (third: string) => ["us-east-1a", "us-east-1b", third];

export const network: Chapter = {
    title: { en: "Network", es: "Red" },
    changes: [
        {
            id: "nat-strategy",
            title: { en: "how private subnets reach the internet", es: "cómo salen a internet las subredes privadas" },
            edits: {
                dev: [edit(["platform:network", "natGateways"], "onePerZone")],
                prod: [edit(["platform:network", "natGateways"], "single")],
            },
            meaning: {
                en: "Gateways come or go, and with them the public addresses from which the nodes call out: tell whoever has them in an allow-list. No data is touched.",
                es: "Van y vienen gateways y, con ellos, las direcciones públicas desde las que salen los nodos: avisa a quien las tenga en una lista de permitidas. No se toca ningún dato.",
            },
            interruption: {
                en: "Where a zone's default route moves to another gateway, connections to the internet that are open are dropped and have to be established again.",
                es: "Donde la ruta por defecto de una zona pasa a otro gateway, las conexiones a internet abiertas se cortan y hay que restablecerlas.",
                source: "https://repost.aws/knowledge-center/migrate-nat-instance-gateway",
            },
        },
        {
            id: "nat-none",
            title: { en: "to a network without a way to the internet", es: "a una red sin salida a internet" },
            edits: {
                dev: [
                    edit(["platform:network", "natGateways"], "none"),
                    edit(["platform:network", "interfaceEndpoints"], ["ec2", "ecr.api", "ecr.dkr", "eks-auth", "sts"]),
                ],
                prod: [edit(["platform:network", "natGateways"], "none")],
            },
            meaning: {
                en: "Nodes reach only the AWS services that have an interface endpoint; open connections to anything else end. The first pull of an image through a pull-through cache fails, and so does everything that calls other hosts. Without the endpoints that nodes need to start the configuration is refused.",
                es: "Los nodos alcanzan solo los servicios de AWS que tienen un endpoint de interfaz; las conexiones abiertas a cualquier otra cosa terminan. Falla la primera descarga de una imagen por una caché pull-through, y todo lo que llame a otros hosts. Sin los endpoints que los nodos necesitan para arrancar, la configuración se rechaza.",
            },
        },
        {
            id: "zone-added",
            title: { en: "to one more zone", es: "a una zona más" },
            edits: [edit(["platform:network", "zones"], [...zonesWith("us-east-1c"), "us-east-1d"])],
            meaning: {
                en: "Both stacks have three zones, which is the most that the address layout has room for. EKS fixes the zones of a control plane when it creates it, so that start with as many as you will need.",
                es: "Ambos stacks tienen tres zonas, el máximo que cabe en el reparto de direcciones. EKS fija las zonas de un plano de control al crearlo, así que empieza con cuantas vayas a necesitar.",
            },
        },
        {
            id: "zone-exchanged",
            title: { en: "one zone for another", es: "una zona por otra" },
            edits: [edit(["platform:network", "zones"], zonesWith("us-east-1d"))],
            meaning: {
                en: "The subnets of a zone cannot move, and the control plane stays in the zones in which it was created: AWS refuses half-way. Set the zones back and run `pulumi up`; to move, bring up another stack and switch over.",
                es: "Las subredes de una zona no se pueden mover, y el plano de control se queda en las zonas en que se creó: AWS lo rechaza a medio camino. Vuelve a poner las zonas y ejecuta `pulumi up`; para mudarte, levanta otro stack y cambia a él.",
            },
        },
        {
            id: "vpc-cidr",
            title: { en: "the range of the VPC", es: "el rango de la VPC" },
            edits: {
                dev: [
                    edit(["platform:addressPlan", "dev"], "10.40.0.0/16"),
                    edit(["platform:network", "cidr"], "10.40.0.0/16"),
                ],
                prod: [
                    edit(["platform:addressPlan", "prod"], "10.50.0.0/16"),
                    edit(["platform:network", "cidr"], "10.50.0.0/16"),
                ],
            },
            meaning: {
                en: "Another range is another VPC, and neither the control plane nor the database can move there: AWS refuses half-way, and then it refuses the way back, too, because what is in use stands in it. Do not try; to move, bring up another stack and switch over.",
                es: "Otro rango es otra VPC, y ni el plano de control ni la base de datos se pueden mudar a ella: AWS lo rechaza a medio camino, y después rechaza también la vuelta, porque lo que está en uso la impide. No lo intentes; para mudarte, levanta otro stack y cambia a él.",
            },
        },
    ],
};
