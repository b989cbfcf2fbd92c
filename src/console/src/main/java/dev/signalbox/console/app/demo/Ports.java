package dev.signalbox.console.app.demo;

import dev.signalbox.console.app.Home;
import dev.signalbox.console.app.Session;
import dev.signalbox.console.gateway.batch.BatchPorts;
import dev.signalbox.console.gateway.CallbacksGateway;
import dev.signalbox.console.gateway.ExecutionsGateway;
import dev.signalbox.console.gateway.MessagesGateway;
import dev.signalbox.console.gateway.ObjectsGateway;
import dev.signalbox.console.gateway.OutboxGateway;
import dev.signalbox.console.gateway.ProviderGateway;
import dev.signalbox.console.gateway.RecordsGateway;
import dev.signalbox.console.gateway.StacksGateway;
import dev.signalbox.console.gateway.UploadsGateway;
import dev.signalbox.console.gateway.aws.batch.AwsBatch;
import dev.signalbox.console.gateway.aws.AwsCallbacksGateway;
import dev.signalbox.console.gateway.aws.AwsExecutionsGateway;
import dev.signalbox.console.gateway.aws.AwsMessagesGateway;
import dev.signalbox.console.gateway.aws.AwsObjectsGateway;
import dev.signalbox.console.gateway.aws.AwsOutboxGateway;
import dev.signalbox.console.gateway.aws.AwsRecordsGateway;
import dev.signalbox.console.gateway.aws.AwsSecretsGateway;
import dev.signalbox.console.gateway.aws.AwsStacksGateway;
import dev.signalbox.console.gateway.aws.AwsUploadsGateway;
import dev.signalbox.console.gateway.aws.Deployers;
import dev.signalbox.console.gateway.aws.KnownWaits;
import dev.signalbox.console.gateway.downloads.DownloadServices;
import dev.signalbox.console.gateway.downloads.SecretsGateway;
import dev.signalbox.console.gateway.http.HttpDownloadServices;
import dev.signalbox.console.gateway.http.HttpProviderGateway;
import dev.signalbox.console.model.batch.JobSummary;
import dev.signalbox.console.gateway.GatewayException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.PipelineCatalogue;

/** The console's ports, which the demo uses as the screens do. */
record Ports(StacksGateway stacks, ExecutionsGateway executions, CallbacksGateway callbacks, ProviderGateway provider,
        BatchPorts batch, ObjectsGateway objects, UploadsGateway uploads, RecordsGateway records,
        OutboxGateway outbox, DownloadServices services, SecretsGateway secrets, MessagesGateway messages) {
    static Ports of(Session session, PipelineCatalogue catalogue) {
        var clients = session.clients();
        var services = new HttpDownloadServices(clients.limit(), session.ledger(), clients.guard());
        session.workers().afterwards(services::close);
        var deployer = Deployers.of(clients, EnvironmentKind.LOCAL, Home.path(), session.folders().cache());
        return new Ports(new AwsStacksGateway(clients, deployer), new AwsExecutionsGateway(clients),
                new AwsCallbacksGateway(clients, catalogue, deployer,
                        new KnownWaits(Duration.ZERO, session.clock())), new HttpProviderGateway(session.clock(),
                                clients.guard()),
                AwsBatch.ports(clients, session.clock()), new AwsObjectsGateway(clients),
                new AwsUploadsGateway(clients), new AwsRecordsGateway(clients), new AwsOutboxGateway(clients),
                services, new AwsSecretsGateway(clients), new AwsMessagesGateway(clients));
    }

    /** The recent jobs of all queues. */
    List<JobSummary> jobs() throws GatewayException {
        List<JobSummary> jobs = new ArrayList<>();
        for (var queue : batch.queues().queues()) {
            jobs.addAll(batch.jobs().recent(queue.name()).jobs());
        }
        return jobs;
    }
}
