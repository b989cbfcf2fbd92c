package dev.signalbox.lambda.callback;

import dev.signalbox.transfer.EnvironmentSettings;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Wires the callback's parts to AWS, as the functions' environment variables say. */
public final class CallbackSettings {
    private CallbackSettings() {}

    /** For the function that registers. */
    public static WaitingRoom waitingRoom(EnvironmentSettings env) {
        var timeout = Duration.ofSeconds(env.number("WaitTimeoutSeconds", 604_800, 1, 31_536_000));
        var settings = new WaitingRoom.Settings(env.required("CallbackUrl"), timeout);
        // An early answer needs no look at the execution: it is the one that calls.
        return new WaitingRoom(registrations(env), new SfnWaitingTasks(SfnClient.create(), ""), authOfWaiter(env),
                settings, InstantSource.system());
    }

    /** For the function that answers. */
    public static CallbackDesk desk(EnvironmentSettings env) {
        var auth = CallbackAuth.of(env.optional("CallbackAuth").orElse("SECRET"), env.optional("CallbackHmacKey"));
        var tasks = new SfnWaitingTasks(SfnClient.create(), env.required("StateMachineArn"));
        return new CallbackDesk(registrations(env), tasks, auth, InstantSource.system());
    }

    /** The function that registers makes URLs only, so it is not given the signature's key. */
    private static CallbackAuth authOfWaiter(EnvironmentSettings env) {
        var name = env.optional("CallbackAuth").orElse("SECRET");
        return name.equals("HMAC") ? new CallbackAuth.Open() : CallbackAuth.of(name, env.optional("none"));
    }

    private static Registrations registrations(EnvironmentSettings env) {
        return new DynamoRegistrations(DynamoDbClient.create(), env.required("TableName"),
                Duration.ofDays(env.number("RecordDays", 90, 1, 3650)));
    }
}
