package dev.signalbox.deploy.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.TemplateParameter;
import dev.signalbox.deploy.plan.Approval;
import dev.signalbox.deploy.plan.ChangePlan;
import dev.signalbox.deploy.plan.Check;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deployments whose worker is an image: to what counts as AWS, and to the local cloud. */
class ImageDeploymentTest {
    @TempDir Path folder;

    private ImageLab lab;
    private TinyPipeline tiny;
    private final List<DeployEvent> told = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        lab = new ImageLab(folder);
        tiny = new TinyPipeline(folder, Optional.of(new ImageSettings(lab.ecr::client, folder.resolve("images"))));
    }

    @AfterEach
    void stop() {
        tiny.close();
        lab.close();
    }

    private DeployRequest request(Map<String, String> values) {
        return new DeployRequest(tiny.pipeline, "tiny", EnvironmentKind.AWS, values);
    }

    private static String image(DeployResult result) {
        return switch (result) {
            case DeployResult.Deployed(var stack) -> stack.outputs().get("Image");
            case DeployResult.Unchanged(var stack) -> stack.outputs().get("Image");
            default -> throw new AssertionError(result);
        };
    }

    private List<String> checked() {
        return told.stream().flatMap(e -> e instanceof DeployEvent.Checked(var check) && check
                .subject() == Check.Subject.IMAGE ? Stream.of(check.words()) : Stream.<String>of()).toList();
    }

    @Test
    void theTemplateGetsTheImageByItsDigest() {
        var values = Map.of(BaseImage.PARAMETER, lab.base.reference());

        var image = image(tiny.deployer.deploy(request(values), told::add));

        assertThat(image).startsWith(lab.registry.host() + "/signalbox/tiny@sha256:");
        assertThat(lab.registry.manifest("signalbox/tiny", image.replaceFirst(".*@", ""))).isPresent();
        assertThat(checked()).singleElement().asString().contains("will be made on " + lab.base.reference()
                + ", fetched from " + lab.mirror.host());
        assertThat(told).anySatisfy(e -> assertThat(e).isInstanceOfSatisfying(DeployEvent.ArtifactStored.class, s -> {
            assertThat(s.name()).isEqualTo("image of tiny");
            assertThat(s.key()).isEqualTo(image);
            assertThat(s.uploaded()).isTrue();
        }));
        told.clear();
        lab.registry.asked.clear();

        var again = tiny.deployer.deploy(DeployRequest.update(tiny.pipeline, "tiny", EnvironmentKind.AWS, values),
                told::add);

        assertThat(again).isInstanceOf(DeployResult.Unchanged.class);
        assertThat(checked()).containsExactly("The image of tiny is in ECR: " + image + ".");
        assertThat(lab.registry.asked).isEmpty();
    }

    @Test
    void theOperatorsOwnImageIsTakenAndStays() {
        var own = "registry.example.com/own:1";

        assertThat(image(tiny.deployer.deploy(request(Map.of("WorkerImage", own)), told::add))).isEqualTo(own);
        assertThat(image(tiny.deployer.deploy(DeployRequest.update(tiny.pipeline, "tiny", EnvironmentKind.AWS, Map
                .of()),
                told::add))).isEqualTo(own);
        assertThat(lab.ecr.calls).isEmpty();
        assertThat(checked()).isEmpty();

        var ours = tiny.deployer.deploy(DeployRequest.update(tiny.pipeline, "tiny", EnvironmentKind.AWS, Map.of(
                "WorkerImage", "", BaseImage.PARAMETER, lab.base.reference())), told::add);
        assertThat(image(ours)).contains("/signalbox/tiny@sha256:");
    }

    @Test
    void theFormAsksForABaseImageOnAwsOnly() {
        assertThat(tiny.deployer.parameters(tiny.pipeline, EnvironmentKind.AWS)).extracting(TemplateParameter::name)
                .containsExactly(BaseImage.PARAMETER, "WorkerImage");
        assertThat(tiny.deployer.parameters(tiny.pipeline, EnvironmentKind.AWS).getFirst().suggested()).contains(
                BaseImage.DEFAULT.reference());
        assertThat(tiny.deployer.parameters(tiny.pipeline, EnvironmentKind.LOCAL)).isEmpty();
        assertThatThrownBy(() -> tiny.deployer.deploy(request(Map.of(BaseImage.PARAMETER, "no tag")), told::add))
                .isInstanceOf(DeployException.class).hasMessageContaining("an image with a tag or a digest");
    }

    @Test
    void nothingIsMadeWhenEcrCannotBeLookedAt() {
        lab.ecr.denied.add("DescribeRepositories");

        assertThatThrownBy(() -> tiny.deployer.deploy(request(Map.of()), told::add)).isInstanceOf(DeployException.class)
                .hasMessageContainingAll("ecr:DescribeRepositories", "give an image of your own as WorkerImage");
        assertThat(tiny.deployer.stacks()).isEmpty();
    }

    @Test
    void givingUpEndsThePushAndLeavesNoStack() {
        lab.registry.silent = w -> w.startsWith("POST ");
        var approval = new Approval() {
            @Override
            public boolean approves(ChangePlan plan) {
                return true;
            }

            @Override
            public boolean withdrawn() {
                return lab.registry.asked.stream().anyMatch(a -> a.what().startsWith("POST "));
            }
        };

        var result = tiny.deployer.deploy(request(Map.of(BaseImage.PARAMETER, lab.base.reference())), approval,
                told::add);

        assertThat(result).isEqualTo(new DeployResult.Cancelled("tiny"));
        assertThat(tiny.deployer.stacks()).isEmpty();
    }

    /** In a process whose class path lacks Jib and its HTTP client. */
    @Test
    void theLocalCloudIsDeployedToWithoutJib() throws Exception {
        var path = Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)).filter(e -> !e
                .matches(".*/(jib-|google-http-client|opencensus|grpc-context).*")).collect(Collectors.joining(
                        java.io.File.pathSeparator));
        assertThat(path).isNotEqualTo(System.getProperty("java.class.path"));

        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp", path, WithoutJib.class
                        .getName(), folder.resolve("local").toString()).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor()).as(said).isZero();
    }

    /** Deploys and ends well only if that goes. */
    static final class WithoutJib {
        public static void main(String[] words) throws Exception {
            var folder = Path.of(words[0]);
            try (var tiny = new TinyPipeline(folder, Optional.of(new ImageSettings(() -> {
                throw new IllegalStateException("ECR is not for the local cloud");
            }, folder.resolve("images"))))) {
                var image = image(tiny.deployer.deploy(new DeployRequest(tiny.pipeline, "tiny", EnvironmentKind.LOCAL,
                        Map.of()), _ -> {}));
                if (!image.startsWith("s3://")) {
                    throw new AssertionError(image);
                }
            }
            try {
                Class.forName("com.google.cloud.tools.jib.api.Jib");
                throw new AssertionError("Jib is there");
            } catch (ClassNotFoundException _) {
                Runtime.getRuntime().halt(0);
            }
        }
    }
}
