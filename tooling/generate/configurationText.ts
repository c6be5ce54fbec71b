/** Languages of the documentation. */
export type Language = "en" | "es";

/** What a mistaken configuration of prod is answered with; a test holds it to what the program says. */
export const sampleError = `3 problems in stack prod:
  platform:network.natGateway is not a known key.
      Did you mean natGateways? The keys here are cidr, zones, natGateways, subnetPrefixes, interfaceEndpoints and flowLogRetentionDays.
  platform:cluster.publicAccessCidrs[0] is "0.0.0.0/0", which opens the Kubernetes API to more than a /16.
      Name the networks that administrators and CI come from, or leave the list empty for a private endpoint.
  platform:database.multiAz is false, but prod needs a standby in a second zone.
      Set it to true.`;

/** What stands before the tables: how the files work together, and what happens when something is wrong. */
export const introduction: Readonly<Record<Language, string>> = {
    en: `Each environment is a stack with a file of its own: \`Pulumi.dev.yaml\`, \`Pulumi.stg.yaml\` and \`Pulumi.prod.yaml\`. What all of them share stands once in \`Pulumi.yaml\`.

- A key that stands in both files is taken **as a whole** from the stack file. There is no merging inside of a key: a stack that wants one more tag writes all the tags.
- A required key stands in one of the two. In a section that is there, all that is required in it must be there too.
- Write Kubernetes versions, engine versions and account ids in quotes. Without them YAML reads numbers, and \`1.30\` becomes \`1.3\`.
- The three stack files run the same components and add-ons. What they may differ in is listed in \`tests/config/parity.spec.ts\`; a new difference is written down there, or the test fails.
- No secret belongs into these files. RDS keeps the master password in Secrets Manager, and \`platform:secrets\` generates the rest there.
- The first line of each stack file names its JSON Schema. Editors with the YAML language server complete keys, show what they are for, and mark mistakes. What one key has to do with another the schema cannot say; the next command does.

\`make preview STACK=prod\` checks a stack without an AWS account. It lists everything that is wrong at once, and exits with 2:

\`\`\`text
${sampleError}
\`\`\`

The first line of each problem says where and what, the second what would be right. \`pulumi preview\` and \`pulumi up\` say the same. A value that is encrypted (\`pulumi config set --secret\`) is never printed; without the Pulumi CLI it cannot be decrypted, and so the offline preview takes it to be the text \`[secret]\`. Nor does it read what \`environment:\` would add from Pulumi ESC.

## What a fork changes first

1. The account and the region: \`aws:allowedAccountIds\`, \`aws:region\`, and with the region \`platform:network.zones\`.
2. The networks: \`platform:addressPlan\` with all that the organization has, and \`platform:network.cidr\`.
3. The people: \`platform:cluster.access\`, \`platform:cluster.publicAccessCidrs\` and \`platform:budget.subscribers\`.
4. The domains: \`platform:edge\`.
5. The repositories: \`platform:gitops.repository\`, \`platform:delivery\` and \`platform:registry\`.
6. The name, before the first \`pulumi up\`: \`name\` in \`Pulumi.yaml\`, at most 14 characters, begins the name of everything. The keys keep the prefix \`platform:\` whatever the project is called, also on the command line: \`pulumi config set --path platform:network.natGateways single\`.`,
    es: `Cada entorno es un stack con su propio archivo: \`Pulumi.dev.yaml\`, \`Pulumi.stg.yaml\` y \`Pulumi.prod.yaml\`. Lo que todos comparten está una sola vez en \`Pulumi.yaml\`.

- Una clave que está en ambos archivos se toma **entera** del archivo del stack. No se mezcla nada dentro de una clave: un stack que quiere una etiqueta más escribe todas las etiquetas.
- Una clave obligatoria está en uno de los dos. En una sección que está, debe estar también todo lo obligatorio de ella.
- Escriba entre comillas las versiones de Kubernetes y del motor de base de datos y los números de cuenta. Sin comillas, YAML lee números, y \`1.30\` se vuelve \`1.3\`.
- Los tres archivos describen los mismos componentes y complementos. Las diferencias permitidas están en \`tests/config/parity.spec.ts\`; una diferencia nueva se anota ahí, o la prueba falla.
- Ningún secreto va en estos archivos. RDS guarda la contraseña maestra en Secrets Manager, y \`platform:secrets\` genera ahí las demás.
- La primera línea de cada archivo nombra su JSON Schema. Los editores con el servidor de lenguaje YAML completan las claves, muestran para qué sirven y marcan los errores. Lo que una clave tiene que ver con otra, el esquema no lo puede decir; lo dice el siguiente comando.

\`make preview STACK=prod\` revisa un stack sin una cuenta de AWS. Muestra de una vez todo lo que está mal y termina con el código 2 (los mensajes están en inglés):

\`\`\`text
${sampleError}
\`\`\`

La primera línea de cada problema dice dónde y qué está mal; la segunda, qué sería lo correcto. \`pulumi preview\` y \`pulumi up\` dicen lo mismo. Un valor cifrado (\`pulumi config set --secret\`) nunca se muestra; sin el CLI de Pulumi no se puede descifrar, y por eso la vista previa sin conexión lo toma como el texto \`[secret]\`. Tampoco lee lo que \`environment:\` agregaría desde Pulumi ESC.

## Qué cambia primero quien hace un fork

1. La cuenta y la región: \`aws:allowedAccountIds\`, \`aws:region\` y, con la región, \`platform:network.zones\`.
2. Las redes: \`platform:addressPlan\`, con todas las que tiene la organización, y \`platform:network.cidr\`.
3. Las personas: \`platform:cluster.access\`, \`platform:cluster.publicAccessCidrs\` y \`platform:budget.subscribers\`.
4. Los dominios: \`platform:edge\`.
5. Los repositorios: \`platform:gitops.repository\`, \`platform:delivery\` y \`platform:registry\`.
6. El nombre, antes del primer \`pulumi up\`: \`name\` en \`Pulumi.yaml\`, de 14 caracteres como máximo, encabeza el nombre de todo. Las claves conservan el prefijo \`platform:\` se llame como se llame el proyecto, también en la línea de comandos: \`pulumi config set --path platform:network.natGateways single\`.`,
};
