import { edit, type Chapter } from "../change";

const repositories = ["shop/orders", "shop/storefront"];

const protection = (isOn: boolean) => [
    edit(["platform:protectStateful"], isOn),
    edit(["platform:cluster", "deletionProtection"], isOn),
    edit(["platform:database", "deletionProtection"], isOn),
];

export const data: Chapter = {
    title: { en: "Registry, secrets, buckets and backups", es: "Registro, secretos, buckets y respaldos" },
    changes: [
        {
            id: "repository-added",
            title: { en: "to one more repository", es: "a un repositorio más" },
            edits: [edit(["platform:registry", "repositories"], [...repositories, "shop/payments"])],
            meaning: {
                en: "Nothing else changes. Where data is protected the way back is refused until the repository is unprotected, and even then Pulumi only forgets it: delete it in ECR, or import it when it comes back.",
                es: "No cambia nada más. Donde los datos están protegidos, la vuelta se rechaza hasta desproteger el repositorio, y aun entonces Pulumi solo lo olvida: bórralo en ECR, o impórtalo cuando vuelva.",
            },
        },
        {
            id: "repository-removed",
            title: { en: "to one repository less", es: "a un repositorio menos" },
            edits: [
                edit(["platform:registry", "repositories"], ["shop/orders"]),
                edit(["platform:delivery", "github", "pushRepositories", "shop/storefront"], undefined),
            ],
            meaning: {
                en: "The images would go with it: ECR refuses while there are any, and where data is protected Pulumi refuses before.",
                es: "Las imágenes se irían con él: ECR se niega mientras haya alguna y, donde los datos están protegidos, Pulumi se niega antes.",
            },
        },
        {
            id: "secret-length",
            title: { en: "the length of a generated secret", es: "la longitud de un secreto generado" },
            edits: [
                edit(["platform:secrets", "generated", "grafana-admin"], {
                    description: "Password of Grafana's admin user.",
                    length: 48,
                }),
            ],
            meaning: {
                en: "A new value; the former one stays in Secrets Manager as `AWSPREVIOUS`. External Secrets hands the new one over at its next refresh. The way back is another new value.",
                es: "Un valor nuevo; el anterior queda en Secrets Manager como `AWSPREVIOUS`. External Secrets entrega el nuevo en su siguiente refresco. La vuelta es otro valor nuevo.",
            },
        },
        {
            id: "bucket-lifecycle",
            title: { en: "how long buckets keep what is in them", es: "cuánto conservan los buckets su contenido" },
            edits: {
                dev: [
                    edit(["platform:storage", "logsRetentionDays"], 60),
                    edit(["platform:storage", "backupsRetentionDays"], 30),
                ],
                prod: [
                    edit(["platform:storage", "logsRetentionDays"], 200),
                    edit(["platform:storage", "backupsRetentionDays"], 120),
                ],
            },
            meaning: {
                en: "S3 expires objects that are older than a shorter retention, and nothing brings them back.",
                es: "S3 elimina los objetos más viejos que una retención más corta, y nada los trae de vuelta.",
            },
        },
        {
            id: "backup-plan",
            title: {
                en: "when AWS Backup runs and how long it keeps",
                es: "cuándo corre AWS Backup y cuánto conserva",
            },
            edits: [
                edit(["platform:backup", "schedule"], "cron(0 9 * * ? *)"),
                edit(["platform:backup", "retentionDays"], 120),
            ],
            meaning: {
                en: "Holds for recovery points to come; those that there are keep the life that they were given.",
                es: "Vale para los puntos de recuperación que vengan; los que hay conservan la vida que se les dio.",
            },
        },
        {
            id: "protection",
            title: { en: "what is protected from deletion", es: "qué está protegido contra el borrado" },
            edits: { dev: protection(true), prod: protection(false) },
            meaning: {
                en: "EKS and RDS refuse to delete what has deletion protection. With `protectStateful` Pulumi refuses to replace or delete what holds data, and keeps it where it leaves the program. In prod all of it stays on.",
                es: "EKS y RDS se niegan a borrar lo que tiene protección contra el borrado. Con `protectStateful`, Pulumi se niega a reemplazar o borrar lo que guarda datos, y lo conserva si sale del programa. En prod todo sigue activo.",
            },
        },
    ],
};
