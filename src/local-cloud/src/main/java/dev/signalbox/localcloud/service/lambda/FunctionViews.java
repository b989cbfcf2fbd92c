package dev.signalbox.localcloud.service.lambda;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.TracingMode;

/** Functions as AWS describes them. */
final class FunctionViews {
    private static final DateTimeFormatter LAST_MODIFIED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx")
            .withZone(ZoneOffset.UTC);

    private FunctionViews() {}

    static FunctionConfiguration of(FunctionRecord function) {
        var configuration = function.configuration();
        var view = FunctionConfiguration.builder().functionName(function.name()).functionArn(function.arn())
                .runtime(configuration.runtime()).handler(configuration.handler()).role(configuration.role())
                .description(configuration.description()).timeout(configuration.timeoutSeconds())
                .memorySize(configuration.memoryMiB()).codeSize(function.code().size())
                .codeSha256(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(function.code().sha256())))
                .lastModified(LAST_MODIFIED.format(function.lastModified())).version("$LATEST")
                .revisionId(function.revisionId()).state(State.ACTIVE).lastUpdateStatus(LastUpdateStatus.SUCCESSFUL)
                .packageType(PackageType.ZIP).architecturesWithStrings(configuration.architecture())
                .tracingConfig(t -> t.mode(TracingMode.PASS_THROUGH))
                .ephemeralStorage(e -> e.size(configuration.ephemeralStorageMiB()))
                .loggingConfig(l -> l.logFormat(LogFormat.TEXT).logGroup(configuration.logGroup()))
                .snapStart(s -> s.applyOn(configuration.snapStart())
                        .optimizationStatus(SnapStartOptimizationStatus.OFF));
        if (!configuration.environment().isEmpty()) {
            view.environment(e -> e.variables(configuration.environment()));
        }
        return view.build();
    }
}
