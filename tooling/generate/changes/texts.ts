import type { Plan } from "./plan";

export type Language = "en" | "es";

/** Who refuses a change. */
export type Refuser = "configuration" | "protection" | "cloud";

/** What the page says besides what the changes and the plans say. */
export interface Texts {
    readonly title: string;
    readonly generated: string;
    readonly introduction: string;
    readonly columns: { readonly change: string; readonly back: string };
    /** How many resources, in a table. */
    readonly counted: Readonly<Record<keyof Plan, string>>;
    /** Before a list of resources. */
    readonly listed: Readonly<Record<keyof Plan, string>>;
    readonly more: (count: number) => string;
    readonly nothing: string;
    readonly dataLost: string;
    readonly refusedWord: string;
    readonly refused: Readonly<Record<Refuser, string>>;
    readonly refusedAtUp: string;
    readonly refusedInPreview: string;
    readonly refusedOnTheWayBack: string;
    readonly open: string;
    readonly goesBack: string;
    readonly recovers: string;
    readonly both: string;
    readonly one: (stack: string) => string;
    readonly source: string;
}

export const texts: Readonly<Record<Language, Texts>> = {
    en: {
        title: "What happens when I change …",
        generated:
            "This page is generated from the plans in `tests/rehearsal/plans/`, which the real Pulumi engine made over the stand-in cloud. `make rehearse` holds them to what it does today.",
        introduction: `Each section is one change of configuration: what is written, what \`pulumi up\` does to the stack of the repository when it is up already, and whether the way back is as open. In the tables:

- **In place**: the resource is updated and stays the same one.
- **Replaced**: another one takes its place, which is there before the old one goes, or, where it says so, only afterwards.
- **Refused**: by the configuration, before anything is looked at; by Pulumi, because the resource is protected; or by AWS, as far as its documentation says so. Where AWS refuses half-way, some of the plan has been done by then; the way back is \`pulumi up\` with the configuration as it was, where its column says that it is open.
- **Data lost**: what the resource holds does not come along.

An interruption is told where AWS documents it, with its page. What a plan does to a stack of yours, from any commit to your working tree, shows \`bin/platform.mjs rehearse dev --from main\`.`,
        columns: { change: "When I change …", back: "The way back" },
        counted: {
            create: "created",
            update: "in place",
            replace: "replaced",
            deleteBeforeReplace: "replaced, the old one first",
            delete: "deleted",
        },
        listed: {
            create: "Created",
            update: "In place",
            replace: "Replaced, the new one first",
            deleteBeforeReplace: "Replaced, the old one first",
            delete: "Deleted",
        },
        more: (count) => `and ${String(count)} more`,
        nothing: "nothing",
        dataLost: "**data lost**",
        refusedWord: "**refused**",
        refused: { configuration: "by the configuration", protection: "by Pulumi", cloud: "by AWS" },
        refusedAtUp: "`pulumi up` is refused:",
        refusedInPreview: "`pulumi preview` is refused:",
        refusedOnTheWayBack: "The way back is refused:",
        open: "open",
        goesBack: "The way back goes through.",
        recovers: "`pulumi up` with the configuration as it was puts everything back.",
        both: "In both stacks:",
        one: (stack) => `In ${stack}:`,
        source: "source",
    },
    es: {
        title: "Qué pasa cuando cambio …",
        generated:
            "Esta página se genera a partir de los planes de `tests/rehearsal/plans/`, hechos por el motor real de Pulumi sobre la nube simulada. `make rehearse` comprueba que coincidan con lo que hace hoy.",
        introduction: `Cada sección es un cambio de configuración: qué se escribe, qué hace \`pulumi up\` con el stack del repositorio cuando ya está levantado, y si la vuelta está igual de abierta. En las tablas:

- **En su lugar**: el recurso se actualiza y sigue siendo el mismo.
- **Reemplazado**: otro toma su lugar, y está antes de que se vaya el viejo o, donde así se dice, solo después.
- **Rechazado**: por la configuración, antes de mirar nada; por Pulumi, porque el recurso está protegido; o por AWS, hasta donde lo dice su documentación. Donde AWS rechaza a medio camino, parte del plan ya está hecha; la vuelta es \`pulumi up\` con la configuración como estaba, donde su columna dice que está abierta.
- **Se pierden datos**: lo que el recurso guarda no viene con él.

Una interrupción se cuenta donde AWS la documenta, con su página. Qué le hace un plan a un stack tuyo, desde cualquier commit hasta tu copia de trabajo, lo muestra \`bin/platform.mjs rehearse dev --from main\`.`,
        columns: { change: "Cuando cambio …", back: "La vuelta" },
        counted: {
            create: "creados",
            update: "en su lugar",
            replace: "reemplazados",
            deleteBeforeReplace: "reemplazados, primero se va el viejo",
            delete: "borrados",
        },
        listed: {
            create: "Creado",
            update: "En su lugar",
            replace: "Reemplazado, primero llega el nuevo",
            deleteBeforeReplace: "Reemplazado, primero se va el viejo",
            delete: "Borrado",
        },
        more: (count) => `y ${String(count)} más`,
        nothing: "nada",
        dataLost: "**se pierden datos**",
        refusedWord: "**rechazado**",
        refused: { configuration: "por la configuración", protection: "por Pulumi", cloud: "por AWS" },
        refusedAtUp: "Se rechaza `pulumi up`:",
        refusedInPreview: "Se rechaza `pulumi preview`:",
        refusedOnTheWayBack: "Se rechaza la vuelta:",
        open: "abierta",
        goesBack: "La vuelta funciona.",
        recovers: "`pulumi up` con la configuración como estaba lo devuelve todo a su sitio.",
        both: "En ambos stacks:",
        one: (stack) => `En ${stack}:`,
        source: "fuente",
    },
};
