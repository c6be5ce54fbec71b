import { PolicyPack } from "@pulumi/policy";
import { rules } from "./rules";

new PolicyPack("platform-security", {
    displayName: "Platform security",
    description: "What the AWS resources of the platform must have: encryption, private access, least privilege, logs.",
    provider: "aws",
    policies: [...rules],
});
