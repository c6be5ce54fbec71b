/*
 * AWS Budgets.
 *
 * Source: AWS SDK service model budgets 2016-10-20 (DuplicateRecordException: "Budget names must be unique within an
 * account"); moto moto/budgets/exceptions.py for the wording.
 */
import type { ServiceLifecycle } from "./lifecycle";
import { inAccount, textOf, unique } from "./rules";

export const budgets: ServiceLifecycle = {
    "aws:budgets/budget:Budget": {
        stand: [
            unique(inAccount("name"), (budget) => {
                const name = textOf(budget, "name") ?? "";
                return `DuplicateRecordException: Error creating budget: ${name} - the budget already exists`;
            }),
        ],
    },
};
