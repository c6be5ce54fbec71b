import * as acm from "@pulumi/aws/acm";
import * as route53 from "@pulumi/aws/route53";
import * as pulumi from "@pulumi/pulumi";
import type { EdgeConfig } from "../config";
import { namedTags, statefulOptions, type PlatformContext } from "./conventions";

export interface EdgeArgs {
    readonly context: PlatformContext;
    readonly config: EdgeConfig;
    /** VPC that resolves the internal domain. */
    readonly vpcId: pulumi.Input<string>;
}

/**
 * The domains: a public hosted zone (created, or adopted by id), a private zone that only the VPC resolves, and a
 * certificate for each domain and its subdomains.
 *
 * Records of internal services belong into the private zone. The records by which ACM validates the internal
 * certificate stand in the public zone all the same, because ACM resolves them from the internet; this is why the
 * internal domain is a subdomain of the public one.
 *
 * A created zone answers only after its name servers (the output `publicZoneNameServers`) stand in the parent domain,
 * which is done by hand after the first `pulumi up`. Nothing waits for that here: ACM issues the certificates by itself
 * within minutes of the delegation, and load balancers retry until then. ACM gives up after 72 hours; then request anew
 * with `pulumi up --replace <urn of the certificate>`. An adopted zone is delegated already, so `up` waits until its
 * certificates are issued and nothing is handed one that is not.
 *
 * Cost: 0.50 USD a month for each hosted zone and 0.40 USD per million queries; certificates are free.
 */
export class Edge extends pulumi.ComponentResource {
    readonly publicZoneId: pulumi.Output<string>;
    /** Name servers of the created public zone; empty when the zone is adopted. */
    readonly publicZoneNameServers: pulumi.Output<string[]>;
    readonly internalZoneId: pulumi.Output<string>;
    readonly publicCertificateArn: pulumi.Output<string>;
    readonly internalCertificateArn: pulumi.Output<string>;

    constructor(name: string, args: EdgeArgs, opts?: pulumi.ComponentResourceOptions) {
        super("platform:edge:Edge", name, args, opts);

        const publicZone = this.publicZone(name, args);
        const internalZone = this.createInternalZone(name, args);
        this.restrictIssuers(name, args, publicZone.id);

        this.publicZoneId = publicZone.id;
        this.publicZoneNameServers = publicZone.nameServers;
        this.internalZoneId = internalZone.zoneId;
        this.publicCertificateArn = this.createCertificate(`${name}-public`, args, args.config.publicDomain);
        this.internalCertificateArn = this.createCertificate(`${name}-internal`, args, args.config.internalDomain);
        this.registerOutputs({
            publicZoneId: this.publicZoneId,
            publicZoneNameServers: this.publicZoneNameServers,
            internalZoneId: this.internalZoneId,
            publicCertificateArn: this.publicCertificateArn,
            internalCertificateArn: this.internalCertificateArn,
        });
    }

    private publicZone(
        name: string,
        { context, config }: EdgeArgs,
    ): { id: pulumi.Output<string>; nameServers: pulumi.Output<string[]> } {
        if (config.hostedZone.mode === "adopt") {
            return { id: pulumi.output(config.hostedZone.zoneId), nameServers: pulumi.output([]) };
        }
        const zone = new route53.Zone(
            `${name}-public-zone`,
            {
                name: config.publicDomain,
                comment: `Public names of ${context.prefix}`,
                // ExternalDNS writes records that this program does not know; they must not block a teardown.
                forceDestroy: !context.protectStateful,
                tags: namedTags(context, config.publicDomain),
            },
            // A zone that is created anew has other name servers, and every delegation to it breaks.
            statefulOptions(context, this),
        );
        return { id: zone.zoneId, nameServers: zone.nameServers };
    }

    private createInternalZone(name: string, { context, config, vpcId }: EdgeArgs): route53.Zone {
        return new route53.Zone(
            `${name}-internal-zone`,
            {
                name: config.internalDomain,
                comment: `Internal names of ${context.prefix}`,
                vpcs: [{ vpcId }],
                forceDestroy: !context.protectStateful,
                tags: namedTags(context, config.internalDomain),
            },
            { parent: this },
        );
    }

    /** Only Amazon may issue certificates for the domains; the internal domain inherits the record as a subdomain. */
    private restrictIssuers(name: string, { config }: EdgeArgs, zoneId: pulumi.Output<string>): void {
        new route53.Record(
            `${name}-caa`,
            {
                zoneId,
                name: config.publicDomain,
                type: "CAA",
                ttl: 3600,
                records: ['0 issue "amazon.com"', '0 issuewild "amazon.com"'],
            },
            { parent: this },
        );
    }

    /** Requests a certificate for the domain and its direct subdomains, and returns its ARN. */
    private createCertificate(name: string, { context, config }: EdgeArgs, domain: string): pulumi.Output<string> {
        const certificate = new acm.Certificate(
            `${name}-certificate`,
            {
                domainName: domain,
                subjectAlternativeNames: [`*.${domain}`],
                validationMethod: "DNS",
                keyAlgorithm: "RSA_2048",
                tags: namedTags(context, domain),
            },
            { parent: this },
        );
        // ACM gives one record for a domain and its wildcard alike.
        const validation = certificate.domainValidationOptions.apply((options) => {
            const option = options.find(({ domainName }) => domainName === domain);
            if (!option) {
                throw new Error(`ACM gave no validation record for ${domain}; run \`pulumi up\` again`);
            }
            return { name: option.resourceRecordName, value: option.resourceRecordValue };
        });
        const record = new route53.Record(
            `${name}-certificate-validation-record`,
            {
                zoneId: this.publicZoneId,
                name: validation.name,
                type: "CNAME",
                ttl: 300,
                records: [validation.value],
                // It is the same for every certificate of that domain in the account, so another one may have left it.
                allowOverwrite: true,
            },
            { parent: this },
        );
        if (config.hostedZone.mode === "create") {
            return certificate.arn;
        }
        return new acm.CertificateValidation(
            `${name}-certificate-validation`,
            { certificateArn: certificate.arn, validationRecordFqdns: [record.fqdn] },
            // The default is 75 minutes; in a delegated zone ACM takes a few.
            { parent: this, customTimeouts: { create: "15m" } },
        ).certificateArn;
    }
}
