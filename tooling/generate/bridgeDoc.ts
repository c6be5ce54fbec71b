import { bridgeKeys, type BridgeKey } from "../../gitops/bridge";
import { markdownTable } from "./markdownTable";

type Language = keyof BridgeKey["description"];

interface Texts {
    readonly title: string;
    readonly introduction: string;
    readonly labels: { readonly title: string; readonly introduction: string };
    readonly annotations: { readonly title: string; readonly introduction: string };
    readonly use: { readonly title: string; readonly introduction: string };
    readonly columns: readonly [name: string, known: string, meaning: string];
    readonly known: Readonly<Record<BridgeKey["known"], string>>;
    readonly secretType: string;
    readonly addon: string;
}

const texts: Readonly<Record<Language, Texts>> = {
    en: {
        title: "The bridge",
        introduction: `Pulumi owns what AWS owns, Argo CD owns what runs in the cluster, and the bridge is the only thing that crosses: labels and annotations of the Secret by which Argo CD knows its own cluster. It is declared once, in \`gitops/bridge.ts\`, from which \`make generate\` writes this page.

Nothing in it is a secret. The program refuses a value that Pulumi marks as one or that looks like one; what is secret crosses as the name or ARN under which External Secrets finds it.`,
        labels: { title: "Labels", introduction: "ApplicationSets select clusters by them." },
        annotations: { title: "Annotations", introduction: "Templates of ApplicationSets take values from them." },
        use: {
            title: "Use",
            introduction:
                "Always with `missingkey=error`, so that a misspelt key stops the ApplicationSet instead of leaving a gap in the values:",
        },
        columns: ["Name", "Known", "Meaning"],
        known: { config: "before `pulumi up`", up: "after `pulumi up`" },
        secretType: "Always `cluster`: makes Argo CD read the Secret.",
        addon: "`true` where the add-on is on; there is no such label where it is off. Hyphens become underscores.",
    },
    es: {
        title: "El puente",
        introduction: `Pulumi es dueño de lo que es de AWS, Argo CD de lo que corre en el clúster, y el puente es lo único que cruza: etiquetas y anotaciones del Secret por el que Argo CD conoce su propio clúster. Se declara una sola vez, en \`gitops/bridge.ts\`, de donde \`make generate\` escribe esta página.

Nada en él es un secreto. El programa rechaza un valor que Pulumi marca como secreto o que lo parece; lo que es secreto cruza como el nombre o ARN con el que External Secrets lo encuentra.`,
        labels: { title: "Etiquetas", introduction: "Con ellas los ApplicationSets seleccionan clústeres." },
        annotations: {
            title: "Anotaciones",
            introduction: "De ellas toman valores las plantillas de los ApplicationSets.",
        },
        use: {
            title: "Uso",
            introduction:
                "Siempre con `missingkey=error`, para que una clave mal escrita detenga el ApplicationSet en vez de dejar un hueco en los valores:",
        },
        columns: ["Nombre", "Se conoce", "Significado"],
        known: { config: "antes de `pulumi up`", up: "después de `pulumi up`" },
        secretType: "Siempre `cluster`: hace que Argo CD lea el Secret.",
        addon: "`true` donde el complemento está activo; donde no lo está, la etiqueta no existe. Los guiones pasan a ser guiones bajos.",
    },
};

const example = `\`\`\`yaml
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: external-dns
  namespace: argocd
spec:
  goTemplate: true
  goTemplateOptions: [missingkey=error]
  generators:
    - clusters:
        selector:
          matchLabels:
            enable_external_dns: "true"
  template:
    metadata:
      name: external-dns
    spec:
      project: platform
      destination:
        server: "{{ .server }}"
        namespace: external-dns
      source:
        repoURL: "{{ .metadata.annotations.addons_repo_url }}"
        targetRevision: "{{ .metadata.annotations.addons_repo_revision }}"
        path: "{{ .metadata.annotations.addons_repo_path }}/external-dns"
\`\`\``;

/** The page that documents the bridge, from the table that declares it. */
export function renderBridgeDoc(language: Language): string {
    const text = texts[language];
    const rows = (place: BridgeKey["on"][number]) =>
        Object.entries<BridgeKey>(bridgeKeys)
            .filter(([, { on }]) => on.some((where) => where === place))
            .map(([name, { known, description }]) => [`\`${name}\``, text.known[known], description[language]]);
    return `# ${text.title}

${text.introduction}

## ${text.labels.title}

${text.labels.introduction}

${markdownTable(text.columns, [
    ["`argocd.argoproj.io/secret-type`", text.known.config, text.secretType],
    ...rows("label"),
    ["`enable_<addon>`", text.known.config, text.addon],
])}

## ${text.annotations.title}

${text.annotations.introduction}

${markdownTable(text.columns, rows("annotation"))}

## ${text.use.title}

${text.use.introduction}

${example}
`;
}
