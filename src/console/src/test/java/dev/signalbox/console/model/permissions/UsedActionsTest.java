package dev.signalbox.console.model.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.gateway.aws.AwsCalls;
import dev.signalbox.deploy.Deployer;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of operations and IAM actions is whole, and says the same as the local cloud's. */
class UsedActionsTest {
    private static final Pattern CLIENT = Pattern.compile("software/amazon/awssdk/services/(\\w+)/\\w+Client");
    private static final Set<String> NO_OPERATION = Set.of("builder", "create", "close", "serviceName", "utilities",
            "serviceClientConfiguration", "waiter");

    /** {@code service Operation}, as the byte code of console and deploy calls it. */
    private static Set<String> called() throws Exception {
        var called = new TreeSet<String>();
        for (var root : List.of(AwsCalls.class, Deployer.class)) {
            var place = Path.of(root.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                add(place, called);
            } else {
                try (var jar = FileSystems.newFileSystem(place)) {
                    add(jar.getPath("/"), called);
                }
            }
        }
        return called;
    }

    private static void add(Path classes, Set<String> called) throws IOException {
        try (var files = Files.walk(classes)) {
            for (var file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                for (var entry : ClassFile.of().parse(file).constantPool()) {
                    if (entry instanceof MemberRefEntry member) {
                        call(member).ifPresent(called::add);
                    }
                }
            }
        }
    }

    private static Optional<String> call(MemberRefEntry member) {
        var owner = CLIENT.matcher(member.owner().asInternalName());
        var name = member.name().stringValue().replaceFirst("Paginator$|AsBytes$", "");
        return owner.matches() && !NO_OPERATION.contains(name) ? Optional.of(owner.group(1) + " " + Character
                .toUpperCase(name.charAt(0)) + name.substring(1)) : Optional.empty();
    }

    @Test
    void everyCallIsInTheTableAndNoOther() throws Exception {
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
