package dev.signalbox.console.app;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.gateway.aws.AwsTransfers;
import dev.signalbox.console.model.transfer.TransferState.Direction;
import dev.signalbox.console.store.transfer.Desk;
import dev.signalbox.console.store.transfer.Gateways;
import dev.signalbox.console.store.transfer.TransferSettings;
import dev.signalbox.console.store.transfer.Transfers;
import dev.signalbox.console.store.transfer.work.Limits;

/** Wires downloads and uploads; what is set for them takes effect at once. */
final class TransfersWiring {
    private TransfersWiring() {}

    static Transfers of(Session session) {
        var preferences = session.preferences();
        var limits = new Limits(preferences.get(TransferSettings.CONNECTIONS));
        preferences.topic(TransferSettings.CONNECTIONS).subscribe(n -> limits.connections().most(Math.clamp(n, 1,
                TransferSettings.MOST_CONNECTIONS)));
        preferences.topic(TransferSettings.BANDWIDTH).subscribe(n -> limits.throttle().limit((long) Math.max(0,
                n) << 20));
        var aws = new AwsTransfers(session.clients(), TransferSettings.MOST_CONNECTIONS);
        var environment = session.environment();
        var transfers = new Transfers(session.dataFolder().resolve("transfers"), environment.kind() + " " + environment
                .account() + " " + environment.region(), new Gateways(aws.downloads(), aws.uploads(), limits),
                new Desk(session.tasks(), session.clock(), session.workers().parallel("transfer"), d -> Texts.text(
                        d == Direction.DOWNLOAD ? "transfers.download" : "transfers.upload")));
        session.workers().beforehand(transfers::leave);
        return transfers;
    }
}
