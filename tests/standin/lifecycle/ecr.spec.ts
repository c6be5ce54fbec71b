import { expect } from "chai";
import { arnOf, key } from "./support/platform";
import { candidate, creating, deleting, needs, standsAlone, stored } from "./support/store";

const type = "aws:ecr/repository:Repository";
const repository = stored(type, "orders", { name: "shop/orders" });
const gone =
    "RepositoryNotFoundException: The repository with name 'shop/orders' does not exist in the registry with id '123456789012'";
const secret = stored("aws:secretsmanager/secret:Secret", "hub", { name: "ecr-pullthroughcache/hub" });

describe("lifecycle of ECR", () => {
    needs(type, { name: "other", encryptionConfigurations: [{ kmsKey: arnOf(key) }] }, [
        key,
        "encryptionConfigurations.kmsKey",
        `KmsException: The KMS key ${arnOf(key)} does not exist or is not enabled`,
    ]);
    for (const part of ["aws:ecr/lifecyclePolicy:LifecyclePolicy", "aws:ecr/repositoryPolicy:RepositoryPolicy"]) {
        needs(part, { repository: "shop/orders" }, [repository, "repository", gone]);
    }
    needs(
        "aws:ecr/pullThroughCacheRule:PullThroughCacheRule",
        { ecrRepositoryPrefix: "hub", credentialArn: arnOf(secret) },
        [
            secret,
            "credentialArn",
            `SecretNotFoundException: The ARN of the secret specified was not found: ${arnOf(secret)}`,
        ],
    );
    standsAlone(
        type,
        { name: "shop/orders" },
        { region: "eu-west-1" },
        "RepositoryAlreadyExistsException: The repository with name 'shop/orders' already exists in the registry with id " +
            "'123456789012'",
    );
    standsAlone(
        "aws:ecr/pullThroughCacheRule:PullThroughCacheRule",
        { ecrRepositoryPrefix: "quay" },
        { ecrRepositoryPrefix: "hub" },
        "PullThroughCacheRuleAlreadyExistsException: A pull through cache rule for 'quay' already exists in the registry " +
            "with id '123456789012'",
    );
    standsAlone(
        "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate",
        { prefix: "quay" },
        { prefix: "hub" },
        "TemplateAlreadyExistsException: The repository creation template 'quay' already exists",
    );

    it("sets the scanning of a registry over what is set", () => {
        const scanning = stored("aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration", "a", {});
        expect(creating(candidate(scanning.type, {}), [scanning])).to.equal(undefined);
    });

    it("refuses to delete a repository with images, unless the provider deletes them", () => {
        const filled = (inputs: object, images: number) =>
            stored(type, "orders", { name: "shop/orders", ...inputs }, { images });
        expect(deleting(repository)).to.equal(undefined);
        expect(deleting(filled({}, 0))).to.equal(undefined);
        expect(deleting(filled({ forceDelete: true }, 2))).to.equal(undefined);
        expect(deleting(filled({ forceDelete: false }, 2))).to.equal(
            "RepositoryNotEmptyException: The repository with name 'shop/orders' in registry with id '123456789012' cannot be " +
                "deleted because it still contains images (2); delete them, or set forceDelete to true and run an update first",
        );
    });
});
