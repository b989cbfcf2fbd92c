package dev.signalbox.console.model.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of operations and IAM actions is whole, and says the same as the local cloud's. */
class UsedActionsTest {
    private static final Pattern CLIENT = Pattern.compile(
            "software\\.amazon\\.awssdk\\.services\\.(\\w+)\\.\\w+Client");
    private static final Set<String> NO_OPERATION = Set.of("builder", "create", "close", "serviceName", "utilities",
            "serviceClientConfiguration", "waiter");

    /** {@code service Operation}, as the byte code of console and deploy calls it. */
    private static Set<String> called() {
        var classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(
                "dev.signalbox.console.gateway.aws", "dev.signalbox.deploy");
        return classes.stream().flatMap(c -> c.getMethodCallsFromSelf().stream()).map(JavaMethodCall::getTarget)
                .filter(t -> CLIENT.matcher(t.getOwner().getName()).matches() && !NO_OPERATION.contains(t.getName()))
                .map(t -> {
                    var service = CLIENT.matcher(t.getOwner().getName());
                    assertThat(service.matches()).isTrue();
                    var name = t.getName().replaceFirst("Paginator$|AsBytes$", "");
                    return service.group(1) + " " + Character.toUpperCase(name.charAt(0)) + name.substring(1);
                }).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyCallIsInTheTableAndNoOther() {
        var called = called();
        var missing = new TreeSet<>(called);
        missing.removeAll(UsedActions.all().calls());
        assertThat(missing).as("called, and not in actions.txt").isEmpty();
        var superfluous = new TreeSet<>(UsedActions.all().calls());
        superfluous.removeAll(called);
        assertThat(superfluous).as("in actions.txt, and never called").isEmpty();
    }

    @Test
    void theLocalCloudNeedsTheSameActions() throws IOException {
        var theirs = localCloud();
        var same = new TreeMap<String, String>();
        for (var call : UsedActions.all().calls()) {
            var action = UsedActions.all().action(call.split(" ")[0], call.split(" ")[1]);
            if (theirs.containsKey(call) && action.isPresent()) {
                assertThat(action).as(call).contains(theirs.get(call));
                same.put(call, theirs.get(call));
            }
        }
        assertThat(same).hasSizeGreaterThan(60);
    }

    private static Map<String, String> localCloud() throws IOException {
        var table = new TreeMap<String, String>();
        try (var in = Objects.requireNonNull(UsedActionsTest.class.getResourceAsStream(
                "/dev/signalbox/localcloud/access/actions.txt"))) {
            String[] head = {"", ""};
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (line.startsWith("[")) {
                    head = line.substring(1).split(" ");
                } else if (!line.startsWith("#") && line.contains(" : ")) {
                    for (var word : line.split(" : ")[1].split(" ")) {
                        table.put(head[0] + " " + word.split("=")[0], head[1] + ":" + word.substring(word.indexOf('=')
                                + 1));
                    }
                }
            }
        }
        return table;
    }

    @Test
    void namesAreTakenAsTheSdkWritesThem() {
        assertThat(UsedActions.all().action("CloudWatchLogs", "FilterLogEvents")).contains("logs:FilterLogEvents");
        assertThat(UsedActions.all().action("S3", "HeadObject")).contains("s3:GetObject");
        assertThat(UsedActions.all().action("STS", "GetCallerIdentity")).isEmpty();
        assertThat(UsedActions.all().knows("STS", "GetCallerIdentity")).isTrue();
    }
}
