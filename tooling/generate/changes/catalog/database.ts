import { edit, type Chapter } from "../change";

export const database: Chapter = {
    title: { en: "Database", es: "Base de datos" },
    changes: [
        {
            id: "database-class",
            title: { en: "the class of the database", es: "la clase de la base de datos" },
            edits: {
                dev: [edit(["platform:database", "instanceClass"], "db.t4g.large")],
                prod: [edit(["platform:database", "instanceClass"], "db.r7g.xlarge")],
            },
            meaning: {
                en: "Happens in the next maintenance window. No data is touched.",
                es: "Ocurre en la siguiente ventana de mantenimiento. No se toca ningún dato.",
            },
            interruption: {
                en: "An outage. With a standby it is that of a failover, typically 60 to 120 seconds.",
                es: "Un corte. Con réplica en espera es el de una conmutación, por lo general de 60 a 120 segundos.",
                source: "https://repost.aws/knowledge-center/rds-performance-impact",
            },
        },
        {
            id: "database-standby",
            title: { en: "whether the database has a standby", es: "si la base de datos tiene réplica en espera" },
            edits: {
                dev: [edit(["platform:database", "multiAz"], true)],
                prod: [edit(["platform:database", "multiAz"], false)],
            },
            meaning: {
                en: "RDS makes the standby from a snapshot, in the next maintenance window; writes are slower while it catches up. It doubles the price of the instance. In prod it stays.",
                es: "RDS crea la réplica a partir de un snapshot, en la siguiente ventana de mantenimiento; mientras se pone al día, las escrituras son más lentas. Duplica el precio de la instancia. En prod se queda.",
            },
        },
        {
            id: "database-minor-version",
            title: {
                en: "the minor version of the database engine",
                es: "la versión menor del motor de base de datos",
            },
            edits: [edit(["platform:database", "engineVersion"], "17.7")],
            meaning: {
                en: "Happens in the next maintenance window. An engine never goes back; take a snapshot before if you may want to.",
                es: "Ocurre en la siguiente ventana de mantenimiento. Un motor nunca vuelve atrás; toma antes un snapshot si quizá lo quieras.",
            },
            interruption: {
                en: "An outage, also with a standby, because RDS upgrades both at the same time.",
                es: "Un corte, también con réplica en espera, porque RDS actualiza ambas a la vez.",
                source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.PostgreSQL.html",
            },
        },
        {
            id: "database-major-version",
            title: {
                en: "the major version of the database engine",
                es: "la versión mayor del motor de base de datos",
            },
            edits: [edit(["platform:database", "engineVersion"], "18.1")],
            meaning: {
                en: "A migration to rehearse on a copy, which is why the program does not allow it in passing.",
                es: "Una migración que hay que ensayar en una copia, por lo que el programa no la permite de paso.",
            },
        },
        {
            id: "database-storage",
            title: { en: "the storage of the database", es: "el almacenamiento de la base de datos" },
            edits: {
                dev: [edit(["platform:database", "storageGiB"], 50)],
                prod: [edit(["platform:database", "storageGiB"], 400)],
            },
            meaning: {
                en: "Storage grows while the database runs, and never shrinks: where autoscaling is on, a smaller number is as good as none. RDS takes another change of storage only after six hours.",
                es: "El almacenamiento crece con la base de datos en marcha, y nunca se encoge: con autoescalado, un número menor equivale a ninguno. RDS acepta otro cambio de almacenamiento solo pasadas seis horas.",
            },
        },
        {
            id: "database-engine",
            title: { en: "the database engine", es: "el motor de base de datos" },
            edits: [
                edit(["platform:database", "engine"], "mysql"),
                edit(["platform:database", "engineVersion"], "8.4.6"),
            ],
            meaning: {
                en: "Another engine is another, empty database. RDS takes a final snapshot of the old one, which the new one cannot read.",
                es: "Otro motor es otra base de datos, vacía. RDS toma un snapshot final de la vieja, que la nueva no puede leer.",
            },
        },
        {
            id: "database-windows",
            title: {
                en: "the windows and the backups of the database",
                es: "las ventanas y los respaldos de la base de datos",
            },
            edits: [
                edit(["platform:database", "backupRetentionDays"], 21),
                edit(["platform:database", "backupWindow"], "02:00-03:00"),
                edit(["platform:database", "maintenanceWindow"], "sat:04:30-sat:05:30"),
            ],
            meaning: {
                en: "When backups and pending changes happen, and how far back the database can be restored: automated backups that are older than a shorter retention are deleted. A window that has begun when it is set lets pending changes happen at once.",
                es: "Cuándo ocurren los respaldos y los cambios pendientes, y hasta cuándo se puede restaurar la base de datos: los respaldos automáticos más viejos que una retención más corta se borran. Una ventana que ya empezó al fijarla deja que los cambios pendientes ocurran de inmediato.",
            },
        },
    ],
};
