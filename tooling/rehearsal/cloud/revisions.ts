import { isDeepStrictEqual } from "node:util";
import type { Stored } from "../../standin/inventory";
import { unknown, type Properties } from "../../standin/model";

/** The outputs of a resource that an update to new inputs makes anew, because they count its updates. */
export type Revision = (stored: Stored, news: Properties, preview: boolean) => Properties;

/** Inputs of a launch template that are not part of a version. */
const outsideVersions = new Set(["tags", "updateDefaultVersion", "defaultVersion", "disableApiTermination"]);

/**
 * A launch template has a new version after each change of its data, which a preview does not know, so that whoever uses
 * the newest version is seen to change too.
 *
 * Source: terraform-provider-aws internal/service/ec2/ec2_launch_template.go, `SetNewComputed("latest_version")`.
 */
const launchTemplate: Revision = ({ inputs, outputs }, news, preview) => {
    const keys = new Set([...Object.keys(inputs), ...Object.keys(news)]);
    const isNewVersion = [...keys].some(
        (key) => !outsideVersions.has(key) && !isDeepStrictEqual(inputs[key], news[key]),
    );
    const { latestVersion, defaultVersion } = outputs;
    const latest = isNewVersion ? (preview ? unknown : Number(latestVersion) + 1) : latestVersion;
    return { latestVersion: latest, defaultVersion: news.updateDefaultVersion === true ? latest : defaultVersion };
};

const revisions: Readonly<Record<string, Revision>> = { "aws:ec2/launchTemplate:LaunchTemplate": launchTemplate };

/** The outputs of a resource that an update to new inputs makes anew. */
export const revised: Revision = (stored, news, preview) => revisions[stored.type]?.(stored, news, preview) ?? {};
