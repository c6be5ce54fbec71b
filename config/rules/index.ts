import { accessEntries } from "./accessEntries";
import { addonNeeds } from "./addonNeeds";
import { addressPlanOverlaps, vpcInAddressPlan } from "./addressPlan";
import { budgetAlerts } from "./budgetAlerts";
import { cachePrefixes } from "./cachePrefixes";
import { coldStorage } from "./coldStorage";
import { databaseStorage } from "./databaseStorage";
import { databaseVersion } from "./databaseVersion";
import { databaseWindows } from "./databaseWindows";
import { duplicates } from "./duplicates";
import { ebsCsiDriverVersion } from "./ebsCsiDriverVersion";
import { instanceArchitecture } from "./instanceArchitecture";
import { internalDomain } from "./internalDomain";
import { kubeProxyVersion } from "./kubeProxyVersion";
import { poolSizes } from "./poolSizes";
import { production } from "./production";
import { publicEndpoint } from "./publicEndpoint";
import { pushRepositories } from "./pushRepositories";
import { reachableServices } from "./reachableServices";
import { roomForPods } from "./roomForPods";
import type { Rule } from "./rule";
import { spotDiversity } from "./spotDiversity";
import { stateKey } from "./stateKey";
import { subnetSizes } from "./subnetSizes";
import { vpcRange } from "./vpcRange";
import { zonesOfRegion } from "./zonesOfRegion";

/** Every cross-field rule, in the order in which what they find is listed. */
export const rules: readonly Rule[] = [
    addressPlanOverlaps,
    vpcRange,
    vpcInAddressPlan,
    zonesOfRegion,
    subnetSizes,
    reachableServices,
    publicEndpoint,
    accessEntries,
    kubeProxyVersion,
    ebsCsiDriverVersion,
    poolSizes,
    instanceArchitecture,
    spotDiversity,
    roomForPods,
    databaseVersion,
    databaseStorage,
    databaseWindows,
    cachePrefixes,
    internalDomain,
    coldStorage,
    budgetAlerts,
    pushRepositories,
    stateKey,
    addonNeeds,
    ...production,
    ...duplicates,
];
