package dev.signalbox.console.store;

import dev.signalbox.console.gateway.ErrorRowsGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.ErrorRow;
import dev.signalbox.console.model.ErrorRowPage;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.StackPlaces;
import java.time.Clock;
import java.util.ArrayList;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

/** The refused rows of one execution, as many pages as somebody wanted to see. A refresh reads them all anew: rows of all numbers come while it runs. */
public final class RefusedRows {
    /** Nobody reads more of them in a table. */
    public static final int MOST = 10_000;

    private final ErrorRowsGateway gateway;
    private final StackPlaces.ErrorRows place;
    private final String run;
    private final LiveValue<ErrorRowPage> rows;
    private volatile int pages = 1;

    /** @param run the execution's name */
    RefusedRows(ErrorRowsGateway gateway, StackPlaces.ErrorRows place, String run, Executor worker, Clock clock) {
        this.gateway = gateway;
        this.place = place;
        this.run = run;
        this.rows = new LiveValue<>(this::read, worker, clock);
    }

    public Topic<Loadable<ErrorRowPage>> rows() {
        return rows.topic();
    }

    public void refresh() {
        rows.refresh();
    }

    /** Reads one page more, if there is one. */
    public void more() {
        if (rows.topic().latest() instanceof Loadable.Ready(var known, _) && known.more()
                && known.rows().size() < MOST) {
            pages++;
            rows.refresh();
        }
    }

    private ErrorRowPage read() throws GatewayException {
        var all = new ArrayList<ErrorRow>();
        boolean more = true;
        for (int page = 0; more && page < pages; page++) {
            var after = all.isEmpty() ? OptionalLong.empty() : OptionalLong.of(all.getLast().number());
            var answer = gateway.page(place, run, after);
            all.addAll(answer.rows());
            more = answer.more();
        }
        return new ErrorRowPage(all, more);
    }
}
