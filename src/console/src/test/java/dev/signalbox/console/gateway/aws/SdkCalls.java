package dev.signalbox.console.gateway.aws;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every operation of AWS that the console and its deployer call, found in their classes, and the IAM action that each needs. */
final class SdkCalls {
    /** By the SDK's name of a service: IAM's prefix where it is another. */
    private static final Map<String, String> PREFIXES = Map.of("cloudwatchlogs", "logs", "sfn", "states");
    /** Operations of S3 whose action is called otherwise (Service Authorization Reference). */
    private static final Map<String, List<String>> OF_S3 = """
            completeMultipartUpload PutObject
            copyObject PutObject GetObject
            createMultipartUpload PutObject
            deleteObjects DeleteObject
            getBucketEncryption GetEncryptionConfiguration
            getBucketLifecycleConfiguration GetLifecycleConfiguration
            getObjectAsBytes GetObject
            getObjectLockConfiguration GetBucketObjectLockConfiguration
            getPublicAccessBlock GetBucketPublicAccessBlock
            headBucket ListBucket
            headObject GetObject
            listBuckets ListAllMyBuckets
            listMultipartUploads ListBucketMultipartUploads
            listObjectVersions ListBucketVersions
            listObjectsV2 ListBucket
            listParts ListMultipartUploadParts
            putBucketEncryption PutEncryptionConfiguration
            putBucketLifecycleConfiguration PutLifecycleConfiguration
            putPublicAccessBlock PutBucketPublicAccessBlock
            uploadPart PutObject
            uploadPartCopy PutObject GetObject
            """.lines().map(l -> List.of(l.split(" "))).collect(Collectors.toMap(List::getFirst, l -> l.subList(1, l
            .size())));
    private static final Set<String> NO_OPERATIONS = Set.of("close", "serviceName", "utilities", "waiter", "builder",
            "create", "serviceClientConfiguration");

    private static final Map<String, Set<String>> FOUND = find();

    private SdkCalls() {}

    /** @return operations by the class that calls them, such as {@code Sfn.StopExecution} */
    static Map<String, Set<String>> byCaller() {
        return FOUND;
    }

    private static Map<String, Set<String>> find() {
        // Names are enough: without the SDK's own classes it takes a second instead of a minute.
        JavaClasses classes = ArchConfiguration.withThreadLocalScope((Function<ArchConfiguration, JavaClasses>) c -> {
            c.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.signalbox.console.gateway", "dev.signalbox.deploy");
        });
        var calls = new HashMap<String, Set<String>>();
        classes.forEach(c -> targets(c).filter(SdkCalls::isOperation).forEach(t -> calls.computeIfAbsent(c
                .getSimpleName(), _ -> new TreeSet<>()).add(name(t))));
        return calls;
    }

    private static Stream<AccessTarget> targets(JavaClass c) {
        return Stream.concat(c.getMethodCallsFromSelf().stream().map(m -> m.getTarget()), c
                .getMethodReferencesFromSelf().stream().map(m -> m.getTarget()));
    }

    private static boolean isOperation(AccessTarget target) {
        var owner = target.getOwner();
        return owner.getPackageName().matches("software\\.amazon\\.awssdk\\.services\\.[a-z0-9]+") && owner
                .getSimpleName().endsWith("Client") && !NO_OPERATIONS.contains(target.getName());
    }

    private static String name(AccessTarget target) {
        var service = target.getOwner().getSimpleName().replaceFirst("(Async)?Client$", "");
        return service + "." + target.getName().replaceFirst("Paginator$", "");
    }

    /** The IAM actions of one operation. */
    static Set<String> actions(String operation) {
        var service = operation.substring(0, operation.indexOf('.')).toLowerCase(Locale.ROOT);
        var name = operation.substring(operation.indexOf('.') + 1);
        var given = service.equals("s3") && OF_S3.containsKey(name) ? OF_S3.get(name)
                : List.of(Character.toUpperCase(
                        name.charAt(0)) + name.substring(1));
        return given.stream().map(a -> PREFIXES.getOrDefault(service, service) + ":" + a.replace("MessageBatch",
                "Message")).collect(Collectors.toSet());
    }

    /** Whether it changes something, as the lock sees it. */
    static boolean changes(String operation) {
        int dot = operation.indexOf('.');
        return SdkReads.changes(operation.substring(0, dot), operation.substring(dot + 1).replace("AsBytes", ""));
    }
}
