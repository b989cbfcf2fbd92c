package dev.signalbox.lambda.callback;

import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The callback's parts on real clients, for tests of the handlers. */
public final class WireTestDesk {
    private WireTestDesk() {}

    public static WaitingRoom room(DynamoDbClient dynamo, SfnClient sfn, CallbackAuth auth) {
        return new WaitingRoom(registrations(dynamo), new SfnWaitingTasks(sfn, ""), auth,
                new WaitingRoom.Settings("https://api.example.com/callbacka", Duration.ofDays(7)),
                InstantSource.system());
    }

    public static CallbackDesk desk(DynamoDbClient dynamo, SfnClient sfn, String machine, CallbackAuth auth) {
        return new CallbackDesk(registrations(dynamo), new SfnWaitingTasks(sfn, machine), auth,
                InstantSource.system());
    }

    private static Registrations registrations(DynamoDbClient dynamo) {
        return new DynamoRegistrations(dynamo, "registrations", Duration.ofDays(90));
    }
}
