import { z } from "zod";
import { email, text } from "./primitives";

export const budget = z.strictObject({
    monthlyUsd: z.number().positive().describe("Budget of the account for one month, in USD."),
    actualThresholds: z
        .array(z.number().positive().max(1000))
        .min(1)
        .default([80, 100])
        .describe("Alerts at these percentages of actual cost."),
    forecastThresholds: z
        .array(z.number().positive().max(1000))
        .default([100])
        .describe("Alerts at these percentages of forecast cost."),
    anomalyUsd: z.number().positive().describe("Alert when an anomaly costs at least this much, in USD."),
    anomalyMonitorArn: text(
        /^arn:aws(-[a-z]+)*:ce::\d{12}:anomalymonitor\/[\w-]+$/,
        "a monitor ARN",
        "arn:aws:ce::111122223333:anomalymonitor/0123abcd",
    )
        .optional()
        .describe(
            "Existing cost anomaly monitor of services to subscribe to. AWS allows one in an account, and new accounts have one; without this the program creates it.",
        ),
    subscribers: z.array(email()).min(1).max(10).describe("Who is told."),
});

export type BudgetConfig = z.infer<typeof budget>;
