import { Fn, Validations } from 'aws-cdk-lib';
import { ApiMapping, DomainName, SecurityPolicy } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import type { PublicApi } from './public-api.ts';

/** A domain of one's own. */
export interface Domain {
  readonly name: string;
  /** In the API's region, or in us-east-1 when a web ACL stands in front. */
  readonly certificateArn: string;
}

export interface PublicAddressProps {
  readonly api: PublicApi;
  /** @default an address that AWS gives */
  readonly domain: Domain | undefined;
  /**
   * A web ACL of scope CLOUDFRONT. HTTP APIs take none, so a distribution stands in front of the API and carries it.
   * @default the API is reached directly
   */
  readonly webAclArn: string | undefined;
}

/**
 * Under which address platforms and people reach us. Behind a web ACL the API's own address stays reachable, since CloudFront itself comes
 * that way: what the rules keep out can knock there, and meets the same signatures and the same paces.
 */
export class PublicAddress extends Construct {
  /** Without a slash at its end. */
  readonly url: string;
  /** What the DNS record of the domain must point at, where there is one. */
  readonly dnsTarget: string | undefined;

  constructor(scope: Construct, id: string, { api, domain, webAclArn }: PublicAddressProps) {
    super(scope, id);
    const given = webAclArn === undefined ? this.direct(api, domain) : this.behind(webAclArn, api, domain);
    this.url = domain === undefined ? given.url : `https://${domain.name}`;
    this.dnsTarget = domain === undefined ? undefined : given.host;
  }

  private direct({ api, stage }: PublicApi, domain: Domain | undefined): { url: string; host: string } {
    if (domain === undefined) return { url: api.apiEndpoint, host: hostOf(api.apiEndpoint) };
    const certificate = Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn);
    const domainName = new DomainName(this, 'Domain', { domainName: domain.name, certificate, securityPolicy: SecurityPolicy.TLS_1_2 });
    new ApiMapping(this, 'Mapping', { api, stage, domainName });
    return { url: `https://${domain.name}`, host: domainName.regionalDomainName };
  }

  private behind(webAclId: string, { api }: PublicApi, domain: Domain | undefined): { url: string; host: string } {
    const distribution = new Distribution(this, 'Distribution', {
      webAclId,
      comment: 'Groundswell: carries the web ACL',
      httpVersion: HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      defaultBehavior: {
        origin: new HttpOrigin(hostOf(api.apiEndpoint), { protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY }),
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        // Every request is another one, and its signature is over what the sender sent: nothing is cached, nothing left out but the host.
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      },
      ...(domain === undefined
        ? {}
        : { domainNames: [domain.name], certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn) }),
    });
    acknowledgeFindings(distribution, domain);
    return { url: `https://${distribution.distributionDomainName}`, host: distribution.distributionDomainName };
  }
}

function acknowledgeFindings(distribution: Distribution, domain: Domain | undefined): void {
  Validations.of(distribution).acknowledge(
    { id: 'AwsSolutions-CFR1', reason: 'Platforms and customers are all over the world; who wants to keep countries out says so in the web ACL.' },
    {
      id: 'AwsSolutions-CFR3',
      reason: 'The API logs every request by its route. Logs of CloudFront would hold the paths of acknowledge links, which are tokens.',
    },
  );
  if (domain !== undefined) return;
  const reason = 'The certificate of cloudfront.net decides its own TLS; with domainName and certificateArn nothing below TLS 1.2 is spoken.';
  Validations.of(distribution).acknowledge({ id: 'AwsSolutions-CFR4', reason });
}

/** The host of `https://host`. */
const hostOf = (url: string): string => Fn.select(2, Fn.split('/', url));
