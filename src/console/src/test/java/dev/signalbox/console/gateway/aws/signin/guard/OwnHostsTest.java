package dev.signalbox.console.gateway.aws.signin.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;

class OwnHostsTest {
    @ParameterizedTest
    @CsvSource({"states.eu-west-1.amazonaws.com,states,eu-west-1",
            "sync-states.eu-west-1.amazonaws.com,states,eu-west-1",
            "sts.amazonaws.com,sts,us-east-1", "STS.US-EAST-1.AMAZONAWS.COM,sts,us-east-1",
            "iam.amazonaws.com,iam,us-east-1", "api.ecr.eu-west-1.amazonaws.com,api.ecr,eu-west-1",
            "portal.sso.us-east-1.amazonaws.com,portal.sso,us-east-1", "oidc.us-east-1.amazonaws.com,oidc,us-east-1",
            "s3.eu-west-1.amazonaws.com,s3,eu-west-1", "a.b.c.s3.eu-west-1.amazonaws.com,s3,eu-west-1",
            "box.s3.amazonaws.com,s3,us-east-1", "box.s3.dualstack.eu-west-1.amazonaws.com,s3,eu-west-1",
            "box.s3-fips.us-east-1.amazonaws.com,s3,us-east-1",
            "111122223333.ddb.eu-west-1.amazonaws.com,dynamodb,eu-west-1",
            "states.eu-west-1.api.aws,states,eu-west-1", "states-fips.us-east-1.amazonaws.com,states,us-east-1",
            "fips.batch.us-east-1.amazonaws.com,batch,us-east-1",
            "states.cn-north-1.amazonaws.com.cn,states,cn-north-1",
            "states.us-gov-west-1.amazonaws.com,states,us-gov-west-1",
            "states.eusc-de-east-1.amazonaws.eu,states,eusc-de-east-1",
            "states.us-iso-east-1.c2s.ic.gov,states,us-iso-east-1"})
    void areAwss(String host, String prefix, String region) {
        assertThat(OwnHosts.has(host, prefix, Region.of(region))).isTrue();
    }

    /** Among them are names under AWS's domains that AWS gives to its customers. */
    @ParameterizedTest
    @CsvSource({"localhost,s3,eu-west-1", "127.0.0.1,s3,eu-west-1", "amazonaws.com,s3,eu-west-1",
            "states.eu-west-1.amazonaws.com.evil.example,states,eu-west-1", "evilamazonaws.com,states,eu-west-1",
            "states.eu-west-1.amazonaws.com.,states,eu-west-1", "s3.amazonaws.com.cn,s3,eu-west-1",
            "abc.execute-api.eu-west-1.amazonaws.com,states,eu-west-1",
            "mine-123.eu-west-1.elb.amazonaws.com,states,eu-west-1",
            "ec2-1-2-3-4.eu-west-1.compute.amazonaws.com,states,eu-west-1",
            "ec2-1-2-3-4.compute-1.amazonaws.com,states,us-east-1",
            "vpce-1-abc.states.eu-west-1.vpce.amazonaws.com,states,eu-west-1",
            "box.s3-website-us-east-1.amazonaws.com,s3,us-east-1",
            "box.s3-website.eu-central-1.amazonaws.com,s3,eu-central-1",
            "db.abc.eu-west-1.rds.amazonaws.com,states,eu-west-1", "x.ddb.eu-west-1.amazonaws.com,dynamodb,eu-west-1",
            ".eu-west-1.amazonaws.com,states,eu-west-1", "eu-west-1.amazonaws.com,states,eu-west-1",
            "a..s3.eu-west-1.amazonaws.com,s3,eu-west-1"})
    void areNotAwss(String host, String prefix, String region) {
        assertThat(OwnHosts.has(host, prefix, Region.of(region))).isFalse();
    }
}
