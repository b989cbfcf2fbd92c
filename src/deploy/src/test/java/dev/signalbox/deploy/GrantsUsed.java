package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.LocalCloud;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What a template's roles may do, its tests do: after all tests of a class, whatever was granted and never used must be
 * listed with its reason in {@code unexercised-grants.txt}. Not asked when only some tests of the class ran.
 */
final class GrantsUsed implements AfterTestExecutionCallback, AfterAllCallback {
    private final String pipeline;
    private final Set<String> ran = new HashSet<>();
    private Optional<LocalCloud> cloud = Optional.empty();

    GrantsUsed(String pipeline) {
        this.pipeline = pipeline;
    }

    void by(LocalCloud tested) {
        cloud = Optional.of(tested);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            ran.add(context.getRequiredTestMethod().getName());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        var tests = Arrays.stream(context.getRequiredTestClass().getDeclaredMethods()).filter(m -> m
                .isAnnotationPresent(Test.class)).map(m -> m.getName()).toList();
        if (ran.containsAll(tests)) {
            var reasons = reasons();
            assertThat(cloud.orElseThrow().needless()).as("grants of " + pipeline
                    + " that no test used; remove them from the template, or list them in unexercised-grants.txt")
                    .filteredOn(g -> reasons.stream().noneMatch(r -> r.matcher(g).matches())).isEmpty();
        }
    }

    /** Lines of {@code pipeline role action part-of-the-resource # reason}. */
    private List<Pattern> reasons() throws IOException {
        try (var file = Objects.requireNonNull(GrantsUsed.class.getResourceAsStream("unexercised-grants.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> l.startsWith(pipeline
                    + " ")).map(l -> l.split("#", 2)[0].strip().split(" +")).map(w -> Pattern.compile("\\S*-" + Pattern
                            .quote(w[1]) + "-\\S* " + Pattern.quote(w[2]) + " .*" + Pattern.quote(w.length > 3 ? w[3]
                                    : "") + ".*")).toList();
        }
    }
}
