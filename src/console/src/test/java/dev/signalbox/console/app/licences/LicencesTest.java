package dev.signalbox.console.app.licences;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.screen.settings.Facts.Part;
import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;

class LicencesTest {
    /** What only tests run with, and no build ships. */
    private static final List<String> OF_TESTS = List.of("junit-", "opentest4j", "apiguardian-api", "assertj-core",
            "byte-buddy", "archunit", "testfx-", "hamcrest", "org.osgi.core", "surefire");

    /** The class path of the tests holds every jar that the build ships. */
    @Test
    void everyJarThatIsShippedHasItsLicence() {
        assertThat(Licences.unknown(System.getProperty("java.class.path"))).filteredOn(name -> OF_TESTS.stream()
                .noneMatch(name::startsWith)).isEmpty();
    }

    @Test
    void versionsAreThoseOfTheJars() {
        var parts = Licences.of(String.join(File.pathSeparator, "lib/jackson-core-2.21.1.jar",
                "lib/jackson-core-3.2.2.jar", "lib/javafx-base-26.0.2-mac-aarch64.jar", "lib/javafx-base-26.0.2.jar",
                "lib/guava-33.5.0-jre.jar", "lib/signalbox-deploy-0.1.0-SNAPSHOT.jar", "target/classes"));
        assertThat(parts).extracting(Part::name, Part::versions, Part::licence).contains(org.assertj.core.groups.Tuple
                .tuple("Jackson", "2.21.1, 3.2.2", "Apache License 2.0"), org.assertj.core.groups.Tuple.tuple("JavaFX",
                        "26.0.2", "GPL 2 with Classpath Exception"), org.assertj.core.groups.Tuple.tuple("Guava",
                                "33.5.0", "Apache License 2.0"));
        assertThat(parts).extracting(Part::name).noneMatch(name -> name.startsWith("signalbox"));
    }

    @Test
    void aJarThatIsNotListedIsShownAllTheSame() {
        assertThat(Licences.of("lib/left-pad-1.3.0.jar")).first().isEqualTo(new Part("left-pad", "1.3.0",
                "licence not listed", "left-pad"));
    }
}
