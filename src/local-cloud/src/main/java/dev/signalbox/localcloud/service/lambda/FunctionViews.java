package dev.signalbox.localcloud.service.lambda;

import dev.signalbox.localcloud.service.lambda.FunctionRecord.Code;
import dev.signalbox.localcloud.service.lambda.FunctionRecord.Version;
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
        return of(function, function.arn());
    }

    /** As listed beside other versions: each ARN tells its own. */
    static FunctionConfiguration qualified(FunctionRecord function) {
        return of(function, function.qualifiedArn());
    }

    static String codeSha256(Code code) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(code.sha256()));
    }

    /** @param arn as the caller named the function */
    static FunctionConfiguration of(FunctionRecord function, String arn) {
        var configuration = function.configuration();
        var view = FunctionConfiguration.builder().functionName(function.name()).functionArn(arn)
                .runtime(configuration.runtime()).handler(configuration.handler()).role(configuration.role())
                .description(description(function)).timeout(configuration.timeoutSeconds())
                .memorySize(configuration.memoryMiB()).codeSize(function.code().size())
                .codeSha256(codeSha256(function.code()))
                .lastModified(LAST_MODIFIED.format(function.lastModified())).version(function.versionName())
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
        configuration.deadLetterTarget().ifPresent(t -> view.deadLetterConfig(d -> d.targetArn(t)));
        return view.build();
    }

    private static String description(FunctionRecord function) {
        return function.version().flatMap(Version::description).orElse(function.configuration().description());
    }
}
