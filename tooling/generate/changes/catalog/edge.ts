import { edit, type Chapter } from "../change";

export const edge: Chapter = {
    title: { en: "Domains, delivery, GitOps and cost", es: "Dominios, entrega, GitOps y costo" },
    changes: [
        {
            id: "public-domain",
            title: { en: "the domains", es: "los dominios" },
            edits: {
                dev: [
                    edit(["platform:edge", "publicDomain"], "dev.example.org"),
                    edit(["platform:edge", "internalDomain"], "internal.dev.example.org"),
                ],
                prod: [
                    edit(["platform:edge", "publicDomain"], "example.org"),
                    edit(["platform:edge", "internalDomain"], "internal.example.org"),
                ],
            },
            meaning: {
                en: "Another domain is another zone, with other name servers and without the records that ExternalDNS wrote, and other certificates. To move, adopt the new zone beside the old one first.",
                es: "Otro dominio es otra zona, con otros servidores de nombres y sin los registros que escribió ExternalDNS, y otros certificados. Para mudarte, adopta primero la zona nueva junto a la vieja.",
            },
        },
        {
            id: "internal-domain",
            title: { en: "the internal domain", es: "el dominio interno" },
            edits: {
                dev: [edit(["platform:edge", "internalDomain"], "private.dev.example.com")],
                prod: [edit(["platform:edge", "internalDomain"], "private.example.com")],
            },
            meaning: {
                en: "A new private zone and certificate before the old ones go; ExternalDNS writes the records anew. Load balancers that use the old certificate keep it in use: let them move first.",
                es: "Una zona privada y un certificado nuevos antes de que se vayan los viejos; ExternalDNS escribe los registros de nuevo. Los balanceadores que usan el certificado viejo lo mantienen en uso: que se muden primero.",
            },
        },
        {
            id: "delivery-environment",
            title: { en: "which jobs of CI may apply", es: "qué jobs de la CI pueden aplicar" },
            edits: [
                edit(["platform:delivery", "github", "environment"], "infrastructure"),
                edit(["platform:delivery", "github", "pushRepositories", "shop/orders"], "example-org/orders-service"),
            ],
            meaning: {
                en: "Jobs of the former environment and repository are let in no more from then on.",
                es: "Desde entonces ya no entran los jobs del environment y del repositorio anteriores.",
            },
        },
        {
            id: "argocd-version",
            title: { en: "the version of Argo CD, and what it reads", es: "la versión de Argo CD, y lo que lee" },
            edits: [
                edit(["platform:gitops", "argoCdChartVersion"], "9.5.23"),
                edit(["platform:gitops", "repository", "revision"], "release"),
            ],
            meaning: {
                en: "Argo CD restarts and then reconciles from the other revision; what it manages runs on meanwhile.",
                es: "Argo CD se reinicia y luego reconcilia desde la otra revisión; lo que administra sigue corriendo mientras tanto.",
            },
        },
        {
            id: "budget",
            title: { en: "the budget", es: "el presupuesto" },
            edits: [
                edit(["platform:budget", "monthlyUsd"], 7500),
                edit(["platform:budget", "actualThresholds"], [50, 80, 100]),
                edit(["platform:budget", "subscribers"], ["platform@example.com", "finance@example.com"]),
            ],
            meaning: {
                en: "Only who is told, and when.",
                es: "Solo a quién se avisa, y cuándo.",
            },
        },
        {
            id: "tags",
            title: { en: "the tags", es: "las etiquetas de AWS" },
            edits: [edit(["platform:tags", "cost-center"], "4712"), edit(["platform:tags", "service-level"], "gold")],
            meaning: {
                en: "Every resource in place. Tags of nodes are in the launch template, so that the nodes are replaced a few at a time.",
                es: "Cada recurso en su lugar. Las etiquetas de los nodos están en la plantilla de lanzamiento, así que los nodos se reemplazan de a pocos.",
            },
        },
    ],
};
