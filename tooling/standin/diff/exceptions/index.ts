import { acm } from "./acm";
import { autoscaling } from "./autoscaling";
import { backup } from "./backup";
import { budgets } from "./budgets";
import { cloudwatch } from "./cloudwatch";
import { costexplorer } from "./costexplorer";
import { ec2 } from "./ec2";
import { ecr } from "./ecr";
import { eks } from "./eks";
import type { Exceptions } from "./exception";
import { iam } from "./iam";
import { kms } from "./kms";
import { random } from "./random";
import { rds } from "./rds";
import { route53 } from "./route53";
import { s3 } from "./s3";
import { secretsmanager } from "./secretsmanager";

/** Every resource type whose replacements are known. */
export const exceptions: Exceptions = {
    ...acm,
    ...autoscaling,
    ...backup,
    ...budgets,
    ...cloudwatch,
    ...costexplorer,
    ...ec2,
    ...ecr,
    ...eks,
    ...iam,
    ...kms,
    ...random,
    ...rds,
    ...route53,
    ...s3,
    ...secretsmanager,
};
