package dev.signalbox.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The role of a bundled template pulls from one repository of ECR. */
class ImageReachTest {
    private static final String TEMPLATE = "Resource: !Sub arn:aws:ecr:x:y:repository/signalbox/batch-worker";
    private static final String HERE = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/";

    private static boolean refused(String template, String image) {
        return new ImageReach(template, "123456789012", "eu-west-1").check("batch-worker", "JobImage", image)
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {HERE + "mine:1", HERE + "signalbox/batch-worker-2@sha256:0", HERE + "signalbox/other",
            "210987654321.dkr.ecr.eu-west-1.amazonaws.com/signalbox/batch-worker:1",
            "123456789012.dkr.ecr.us-east-1.amazonaws.com/signalbox/batch-worker:1",
            "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/mine:1"})
    void whatTheRoleMayNotPullIsRefused(String image) {
        assertThat(refused(TEMPLATE, image)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {HERE + "signalbox/batch-worker:mine", HERE + "signalbox/batch-worker@sha256:0",
            "public.ecr.aws/mine/worker:1", "registry.example.com/worker:1"})
    void whatItMayPullIsNot(String image) {
        assertThat(refused(TEMPLATE, image)).isFalse();
    }

    @Test
    void aTemplateWithARoleOfItsOwnIsBelieved() {
        assertThat(refused("Resource: '*'", HERE + "mine:1")).isFalse();
    }
}
