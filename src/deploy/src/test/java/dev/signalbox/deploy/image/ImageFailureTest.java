package dev.signalbox.deploy.image;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.deploy.DeployException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLHandshakeException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong is told with the registry at which it went wrong and with what to do. */
class ImageFailureTest {
    @TempDir Path folder;

    private ImageLab lab;

    @BeforeEach
    void start() throws Exception {
        lab = new ImageLab(folder);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> failure() {
        return assertThatThrownBy(lab::store).isInstanceOf(DeployException.class);
    }

    @Test
    void baseImageThatDoesNotExist() {
        lab.base = new BaseImage(lab.mirror.host() + "/mirror/tiny:24-jre");

        failure().hasMessageContainingAll(lab.base.reference(), "does not exist at " + lab.mirror.host(), "tag",
                "mirror");
    }

    @Test
    void baseImageThatIsRefused() {
        lab.mirror.refused.put(w -> w.contains("/manifests/"), 401);

        failure().hasMessageContainingAll(lab.base.reference(), "is not given to us", "Docker's configuration file");
    }

    @Test
    void tooManyRequestsForTheBaseImage() {
        lab.mirror.refused.put(w -> w.contains("/manifests/"), 429);

        failure().hasMessageContainingAll(lab.base.reference(), "too many requests", "Try later");
    }

    @Test
    void registryOfTheBaseImageThatIsNotThere() {
        lab.mirror.close();

        failure().hasMessageContainingAll(lab.base.reference(), lab.mirror.host() + " cannot be reached", "mirror");
    }

    @Test
    void baseImageForOnePlatformOnly() throws Exception {
        lab.base = TinyImages.base(lab.mirror, folder, "amd64");

        failure().hasMessageContainingAll(lab.base.reference(), "linux/amd64 and linux/arm64");
    }

    @Test
    void baseImageWithAnotherSecondPlatform() throws Exception {
        lab.base = TinyImages.base(lab.mirror, folder, "amd64", "s390x");

        failure().hasMessageContainingAll(lab.base.reference(), "linux/amd64 and linux/arm64");
    }

    @Test
    void registryThatRefusesThePush() {
        lab.registry.refused.put(w -> w.startsWith("POST "), 403);

        failure().hasMessageContainingAll("refused the image " + lab.registry.host() + "/signalbox/tiny",
                "ecr:PutImage",
                "ecr:InitiateLayerUpload");
    }

    @Test
    void registryThatIsNotThere() {
        lab.registry.close();

        failure().hasMessageContainingAll(lab.registry.host() + " cannot be reached", "Deploy again");
    }

    @Test
    void roleThatMayMakeNoRepository() {
        lab.ecr.denied.add("CreateRepository");

        failure().hasMessageContainingAll("signalbox/tiny", "cannot be made", "ecr:CreateRepository");
    }

    @Test
    void roleThatGetsNoToken() {
        lab.ecr.denied.add("GetAuthorizationToken");

        failure().hasMessageContainingAll("gave no credentials", "ecr:GetAuthorizationToken");
    }

    @Test
    void emulatorThatNamesAnAddressOfAws() {
        lab.ecr.told = ScriptedEcr.ACCOUNT + ".dkr.ecr.eu-central-1.amazonaws.com";

        failure().hasMessageContainingAll(lab.ecr.told, "Nothing was sent", "SIGNALBOX_REGISTRY");
    }

    @Test
    void namesAndCertificatesThatAreNotKnown() {
        var base = new BaseImage("mirror.example.com/temurin:25-jre");
        var failure = new ImageFailure(base, "r.example.com/signalbox/tiny");

        Assertions.assertThat(failure.of(new ExecutionException(new UnknownHostException("mirror.example.com"))))
                .hasMessageContainingAll("The base image",
                        "mirror.example.com cannot be reached (its name is not known)");
        Assertions.assertThat(failure.of(new ExecutionException(new UnknownHostException("r.example.com"))))
                .hasMessageContainingAll("cannot be pushed", "r.example.com cannot be reached (its name is not known)");
        Assertions.assertThat(failure.of(new ExecutionException(new SSLHandshakeException(
                "mirror.example.com: unable to find valid certification path")))).hasMessageContainingAll(
                        "The base image", "certification path");
    }
}
