/**
 * What the documentation of the configuration says in English, and the same in Spanish. A sentence that changes in
 * English has no Spanish any more until it is translated again.
 */
export const spanish: Readonly<Record<string, string>> = {
    // Vocabulary of the tables.
    "This page is generated from the schema in `config/`. To change it, change the schema and run `make generate`.":
        "Esta página se genera a partir del esquema en `config/`. Para cambiarla, cambie el esquema y ejecute `make generate`.",
    Key: "Clave",
    Value: "Valor",
    Default: "Por defecto",
    "What it is": "Qué es",
    required: "obligatoria",
    none: "ninguno",
    text: "texto",
    "such as": "como",
    number: "número",
    "whole number": "número entero",
    list: "lista",
    map: "mapa",
    "see below": "véase más abajo",

    // Chapters.
    Configuration: "Configuración",
    "All keys": "Todas las claves",
    "Rules between keys": "Reglas entre claves",
    "Add-ons": "Complementos",
    Needs: "Necesita",

    // aws
    "Region of everything that the stack creates, such as us-east-1; of the partition `aws`.":
        "Región de todo lo que crea el stack, por ejemplo us-east-1; de la partición `aws`.",
    "The one account that the stack belongs to, quoted; credentials of another account are refused.":
        "La única cuenta a la que pertenece el stack, entre comillas; se rechazan las credenciales de otra cuenta.",

    // platform
    "Which environment the stack is.": "Qué entorno es el stack.",
    "Every network range of the organization by name; those of the environments under their names.":
        "Todos los rangos de red de la organización por nombre; los de los entornos, bajo el nombre de cada uno.",
    "Tags of every resource, besides `project`, `environment` and `managed-by`.":
        "Etiquetas de todos los recursos, además de `project`, `environment` y `managed-by`.",
    "Protect what holds data (database, keys, buckets, secrets, registry, backups) from deletion by Pulumi, and keep it if it leaves the program.":
        "Protege lo que guarda datos (base de datos, llaves, buckets, secretos, registro de imágenes, respaldos) para que Pulumi no lo borre, y lo conserva si sale del programa.",

    // network
    "The VPC of the environment.": "La VPC del entorno.",
    "IPv4 range of the VPC, between /16 and /20.": "Rango IPv4 de la VPC, entre /16 y /20.",
    "Availability zones by name, two or three; naming them keeps previews free of look-ups.":
        "Zonas de disponibilidad por nombre, dos o tres; al nombrarlas, la vista previa no necesita consultar nada.",
    "How private subnets reach the internet: not at all, through one zone, or each through its own.":
        "Cómo salen a internet las subredes privadas: no salen, por una sola zona, o cada una por la suya.",
    "Sizes of the subnets. In each zone the private one comes first, then the public one, then the data subnet.":
        "Tamaños de las subredes. En cada zona va primero la privada, luego la pública y luego la de datos.",
    "Prefix length of each private subnet (nodes and pods).":
        "Longitud de prefijo de cada subred privada (nodos y pods).",
    "Prefix length of each public subnet (load balancers).":
        "Longitud de prefijo de cada subred pública (balanceadores de carga).",
    "Prefix length of each isolated data subnet (databases).":
        "Longitud de prefijo de cada subred de datos, aislada (bases de datos).",
    "AWS services reached through interface endpoints. S3 always has a gateway endpoint, which is free.":
        "Servicios de AWS a los que se llega por endpoints de interfaz. S3 siempre tiene un endpoint de gateway, que es gratuito.",
    "Days that VPC flow logs are kept.": "Días que se conservan los registros de flujo de la VPC.",

    // cluster
    "The EKS cluster, who may use it, and its pinned add-ons.":
        "El clúster EKS, quién puede usarlo y las versiones fijas de sus complementos.",
    "Kubernetes minor version, quoted.": "Versión menor de Kubernetes, entre comillas.",
    "EKS support policy. EXTENDED costs six times as much once standard support ends.":
        "Política de soporte de EKS. EXTENDED cuesta seis veces más cuando termina el soporte estándar.",
    "Networks that may reach the public API endpoint. Empty means that there is no public endpoint.":
        "Redes que pueden llegar al endpoint público de la API. Si está vacía, no hay endpoint público.",
    "Refuse to delete the cluster.": "Impide borrar el clúster.",
    "Days that control plane logs are kept.": "Días que se conservan los registros del plano de control.",
    "Who may use the Kubernetes API, by EKS access entries.":
        "Quién puede usar la API de Kubernetes, mediante access entries de EKS.",
    "IAM roles with cluster-admin rights.": "Roles de IAM con derechos de cluster-admin.",
    "IAM roles that may read everything but Secrets.": "Roles de IAM que pueden leer todo menos los Secrets.",
    "Pinned versions of the EKS add-ons. `aws eks describe-addon-versions` lists them.":
        "Versiones fijas de los complementos de EKS. `aws eks describe-addon-versions` las lista.",
    "Version of kube-proxy; of the cluster's minor version.": "Versión de kube-proxy; de la versión menor del clúster.",
    "Version of CoreDNS.": "Versión de CoreDNS.",
    "Version of the Amazon VPC CNI.": "Versión de Amazon VPC CNI.",
    "Version of the Amazon EBS CSI driver.": "Versión del controlador CSI de Amazon EBS.",
    "Version of the EKS Pod Identity agent.": "Versión del agente de EKS Pod Identity.",
    "Version of metrics-server.": "Versión de metrics-server.",

    // nodePools
    "Managed node groups by name, at most 20 characters long.":
        "Grupos de nodos administrados por nombre, de 20 caracteres como máximo.",
    "How the instances are bought.": "Cómo se compran las instancias.",
    "Instance types, all of the pool's architecture. Spot wants several.":
        "Tipos de instancia, todos de la arquitectura del grupo. Con Spot conviene tener varios.",
    "CPU architecture of the pool.": "Arquitectura de CPU del grupo.",
    "Operating system of the nodes.": "Sistema operativo de los nodos.",
    "Fewest nodes.": "Mínimo de nodos.",
    "Most nodes.": "Máximo de nodos.",
    "Nodes at creation; later the autoscaler decides. Default: minSize.":
        "Nodos al crear el grupo; después decide el autoescalador. Por defecto, minSize.",
    "Size of the volume for images, logs and what pods write, in GiB.":
        "Tamaño del volumen para imágenes, registros y lo que escriben los pods, en GiB.",
    "Share of nodes replaced at a time in an update.":
        "Porcentaje de nodos que se reemplazan a la vez en una actualización.",
    "Kubernetes labels of the nodes.": "Labels de Kubernetes de los nodos.",
    "Kubernetes taints of the nodes.": "Taints de Kubernetes de los nodos.",
    "Key of the taint.": "Clave del taint.",
    "Value of the taint.": "Valor del taint.",
    "What happens to pods that do not tolerate it.": "Qué pasa con los pods que no lo toleran.",

    // database
    "The RDS database.": "La base de datos RDS.",
    "Database engine.": "Motor de base de datos.",
    "Exact engine version, quoted; minor upgrades are a change of this line.":
        "Versión exacta del motor, entre comillas; una actualización menor es un cambio en esta línea.",
    "RDS instance class.": "Clase de instancia de RDS.",
    "Allocated gp3 storage, in GiB.": "Almacenamiento gp3 asignado, en GiB.",
    "Ceiling of storage autoscaling, in GiB.": "Tope del autoescalado de almacenamiento, en GiB.",
    "Keep a standby in a second zone.": "Mantiene una réplica en espera en una segunda zona.",
    "Name of the first database.": "Nombre de la primera base de datos.",
    "Days of point-in-time recovery.": "Días a los que se puede volver con la recuperación a un momento dado.",
    "Daily backup window, UTC.": "Ventana diaria de respaldo, en UTC.",
    "Weekly maintenance window, UTC; must not overlap the backup window.":
        "Ventana semanal de mantenimiento, en UTC; no debe coincidir con la de respaldo.",
    "Days of Performance Insights; 7 are free.": "Días de Performance Insights; 7 son gratuitos.",
    "Days that the exported database logs are kept.":
        "Días que se conservan los registros exportados de la base de datos.",
    "Refuse to delete the database.": "Impide borrar la base de datos.",

    // registry
    "The ECR repositories.": "Los repositorios de ECR.",
    "ECR repositories, `<team>/<service>`.": "Repositorios de ECR, `<equipo>/<servicio>`.",
    "Image scanning; enhanced is Amazon Inspector, which is billed per image.":
        "Análisis de imágenes; enhanced es Amazon Inspector, que se cobra por imagen.",
    "Tagged images that each repository keeps.": "Imágenes etiquetadas que conserva cada repositorio.",
    "Days after which untagged images expire.": "Días tras los cuales caducan las imágenes sin etiqueta.",
    "Public registries that are mirrored on first pull.":
        "Registros públicos que se copian la primera vez que se descarga una imagen.",

    // secrets
    "Secrets in Secrets Manager whose values the program generates.":
        "Secretos en Secrets Manager cuyos valores genera el programa.",
    "Days in which a deleted secret can be restored; 0 deletes at once and frees the name.":
        "Días en que se puede restaurar un secreto borrado; 0 lo borra de inmediato y libera el nombre.",
    "Secrets whose value the program generates, by name.": "Secretos cuyo valor genera el programa, por nombre.",
    "Length of the generated value, in characters.": "Longitud del valor generado, en caracteres.",
    "What the secret is for.": "Para qué es el secreto.",

    // storage
    "How long the S3 buckets keep what is in them.": "Cuánto tiempo conservan los buckets de S3 lo que contienen.",
    "Days that logs stay in S3.": "Días que permanecen los registros en S3.",
    "Days that traces stay in S3.": "Días que permanecen las trazas en S3.",
    "Days that cluster backups stay in S3.": "Días que permanecen los respaldos del clúster en S3.",

    // edge
    "The domains, with their Route 53 zones and ACM certificates.":
        "Los dominios, con sus zonas de Route 53 y sus certificados de ACM.",
    "Domain of what the internet reaches.": "Dominio de lo que se alcanza desde internet.",
    "Domain of what only the VPC reaches; a subdomain of the public one, so that ACM can validate it.":
        "Dominio de lo que solo se alcanza desde la VPC; un subdominio del público, para que ACM pueda validarlo.",
    "Create the public hosted zone, or adopt an existing one by id.":
        "Crea la zona pública, o adopta por id una que ya existe.",
    "`create` makes the zone, `adopt` uses one that exists.": "`create` crea la zona, `adopt` usa una que ya existe.",
    "Id of the zone to adopt.": "Id de la zona que se adopta.",

    // backup
    "The AWS Backup plan of everything that carries the environment's tag.":
        "El plan de AWS Backup de todo lo que lleva la etiqueta del entorno.",
    "When AWS Backup runs, UTC; outside the database's maintenance window and the hour before it, in which RDS takes no backup.":
        "Cuándo corre AWS Backup, en UTC; fuera de la ventana de mantenimiento de la base de datos y de la hora anterior, en las que RDS no toma copias.",
    "Days that recovery points are kept.": "Días que se conservan los puntos de recuperación.",
    "Days after which recovery points move to cold storage, where they stay at least 90 days.":
        "Días tras los cuales los puntos de recuperación pasan al almacenamiento frío, donde quedan al menos 90 días.",

    // budget
    "The budget of the account, and who is told when it is overrun.":
        "El presupuesto de la cuenta, y a quién se avisa cuando se excede.",
    "Budget of the account for one month, in USD.": "Presupuesto mensual de la cuenta, en USD.",
    "Alerts at these percentages of actual cost.": "Avisos a estos porcentajes del costo real.",
    "Alerts at these percentages of forecast cost.": "Avisos a estos porcentajes del costo previsto.",
    "Alert when an anomaly costs at least this much, in USD.":
        "Avisa cuando una anomalía cuesta por lo menos este monto, en USD.",
    "Existing cost anomaly monitor of services to subscribe to. AWS allows one in an account, and new accounts have one; without this the program creates it.":
        "Monitor de anomalías de costo por servicio que ya existe y al que hay que suscribirse. AWS permite uno por cuenta, y las cuentas nuevas ya lo tienen; sin esta clave, el programa lo crea.",
    "Who is told.": "A quién se avisa.",

    // delivery
    "What CI may do in the account, by OpenID Connect.": "Qué puede hacer la CI en la cuenta, mediante OpenID Connect.",
    "GitHub Actions by OIDC.": "GitHub Actions mediante OIDC.",
    "Repository of this program, `<owner>/<repository>`, or `<owner>@<id>/<repository>@<id>` where GitHub's OIDC subject has ids.":
        "Repositorio de este programa, `<dueño>/<repositorio>`, o `<dueño>@<id>/<repositorio>@<id>` donde el subject de OIDC de GitHub lleva ids.",
    "GitHub environment whose jobs may apply.": "Environment de GitHub cuyos jobs pueden aplicar cambios.",
    "Create the account's OIDC provider, or use the one that exists.":
        "Crea el proveedor OIDC de la cuenta, o usa el que ya existe.",
    "ECR repositories by name, each with the GitHub repository whose `main` branch pushes its images.":
        "Repositorios de ECR por nombre, cada uno con el repositorio de GitHub cuya rama `main` sube sus imágenes.",
    "GitLab CI by OIDC.": "GitLab CI mediante OIDC.",
    "GitLab host.": "Host de GitLab.",
    "Project path, `<group>/<project>`.": "Ruta del proyecto, `<grupo>/<proyecto>`.",
    "Protected branch whose jobs may apply.": "Rama protegida cuyos jobs pueden aplicar cambios.",
    "ECR repositories by name, each with the GitLab project whose `main` branch pushes its images.":
        "Repositorios de ECR por nombre, cada uno con el proyecto de GitLab cuya rama `main` sube sus imágenes.",
    "Where Pulumi's state lives in this account; without it the roles get no access to any state.":
        "Dónde vive el estado de Pulumi en esta cuenta; sin esta clave, los roles no acceden a ningún estado.",
    "S3 bucket that `pulumi login s3://...` names.": "Bucket de S3 que se nombra en `pulumi login s3://...`.",
    "KMS key that encrypts the stack's secrets and the bucket.":
        "Llave de KMS que cifra los secretos del stack y el bucket.",

    // gitops
    "Where Argo CD finds what to run, and how it is installed.":
        "Dónde encuentra Argo CD lo que debe ejecutar, y cómo se instala.",
    "Where the GitOps state lives.": "Dónde vive el estado de GitOps.",
    "Repository that Argo CD reads.": "Repositorio que lee Argo CD.",
    "Folder that holds one folder per environment.": "Carpeta que contiene una carpeta por entorno.",
    "Branch, tag or commit.": "Rama, etiqueta o commit.",
    "`apply` installs Argo CD from here; `export` only gives its manifests as a stack output, for a private cluster.":
        "`apply` instala Argo CD desde aquí; `export` solo entrega sus manifiestos como salida del stack, para un clúster privado.",
    "Version of the argo-cd Helm chart.": "Versión del chart de Helm argo-cd.",

    // addons
    "Add-ons that Argo CD installs; each is off unless it is on here.":
        "Complementos que instala Argo CD; cada uno está apagado si aquí no está encendido.",

    // Rules.
    "No two ranges of the address plan overlap.": "Ningún rango del plan de direcciones se superpone con otro.",
    "A VPC is private, and from /16 to /20.": "Una VPC es privada, y de /16 a /20.",
    "A VPC lies in the range that the address plan has for its environment, and overlaps no other.":
        "Una VPC está dentro del rango que el plan de direcciones tiene para su entorno, y no se superpone con ningún otro.",
    "Zones are of the stack's region.": "Las zonas son de la región del stack.",
    "The subnets of a zone fit into its share of the VPC, which is a half with two zones and a quarter with three.":
        "Las subredes de una zona caben en su parte de la VPC, que es la mitad con dos zonas y la cuarta parte con tres.",
    "Without NAT gateways there are interface endpoints for what nodes need to start: `ec2`, `ecr.api`, `ecr.dkr`, `eks-auth` and `sts`.":
        "Sin NAT gateways hay endpoints de interfaz para lo que los nodos necesitan al arrancar: `ec2`, `ecr.api`, `ecr.dkr`, `eks-auth` y `sts`.",
    "The public API endpoint is open to public networks only, none of them larger than /16.":
        "El endpoint público de la API se abre solo a redes públicas, ninguna mayor que /16.",
    "A role is an admin or a viewer, not both.": "Un rol es de admins o de viewers, no de ambos.",
    "The EBS CSI driver is of version 1.58 or later.": "El controlador EBS CSI es de la versión 1.58 o posterior.",
    "kube-proxy is of the cluster's minor version.": "kube-proxy es de la versión menor del clúster.",
    "The `desiredSize` of a pool is from its `minSize` to its `maxSize`.":
        "El `desiredSize` de un grupo está entre su `minSize` y su `maxSize`.",
    "Instance types are of their pool's architecture.": "Los tipos de instancia son de la arquitectura de su grupo.",
    "A Spot pool has at least two instance types.": "Un grupo Spot tiene al menos dos tipos de instancia.",
    "At least one pool without taints keeps a node.": "Al menos un grupo sin taints mantiene un nodo.",
    "The database engine is in standard support: PostgreSQL 14, MySQL 8, or later.":
        "El motor de la base de datos está en soporte estándar: PostgreSQL 14, MySQL 8, o posterior.",
    "`maxStorageGiB` is at least a tenth more than `storageGiB`.":
        "`maxStorageGiB` es al menos una décima parte mayor que `storageGiB`.",
    "The windows of the database are at least half an hour long and do not overlap.":
        "Las ventanas de la base de datos duran al menos media hora y no coinciden.",
    "No repository has the name of a pull-through cache before its first slash.":
        "Ningún repositorio lleva el nombre de una caché pull-through antes de su primera barra.",
    "The internal domain is a subdomain of the public one.": "El dominio interno es un subdominio del público.",
    "Recovery points that move to cold storage stay there for at least 90 days.":
        "Los puntos de recuperación que pasan al almacenamiento frío quedan ahí al menos 90 días.",
    "A budget has at most ten alerts.": "Un presupuesto tiene diez avisos como máximo.",
    "CI pushes only to repositories of the registry.": "La CI sube imágenes solo a repositorios de platform:registry.",
    "The key of the state is of the stack's account.": "La llave del estado es de la cuenta del stack.",
    "What an add-on needs is on as well.": "Lo que un complemento necesita también está encendido.",
    "In prod what holds data is protected from deletion.":
        "En prod, lo que guarda datos está protegido contra el borrado.",
    "In prod there are three zones.": "En prod hay tres zonas.",
    "In prod no single NAT gateway serves all zones.": "En prod no hay un único NAT gateway para todas las zonas.",
    "In prod the cluster has deletion protection.": "En prod, el clúster tiene protección contra el borrado.",
    "In prod an On-Demand pool keeps at least two nodes.": "En prod, un grupo On-Demand mantiene al menos dos nodos.",
    "In prod the database has a standby in a second zone.":
        "En prod, la base de datos tiene una réplica en espera en una segunda zona.",
    "In prod the database has deletion protection.": "En prod, la base de datos tiene protección contra el borrado.",
    "In prod the database can be restored to any time of the last seven days.":
        "En prod, la base de datos se puede restaurar a cualquier momento de los últimos siete días.",
    "In prod a deleted secret can be restored.": "En prod, un secreto borrado se puede restaurar.",
    "In prod recovery points are kept for at least seven days.":
        "En prod, los puntos de recuperación se conservan al menos siete días.",
    "No list has the same entry twice.": "Ninguna lista tiene dos veces la misma entrada.",
};
