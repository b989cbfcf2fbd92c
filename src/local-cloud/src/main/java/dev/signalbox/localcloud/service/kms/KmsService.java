package dev.signalbox.localcloud.service.kms;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.Time;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Symmetric keys. Their material never leaves the data folder; other kinds of keys are refused. */
public final class KmsService implements AwsService {
    private static final Logger LOG = LoggerFactory.getLogger(KmsService.class);
    private static final Duration PERIOD = Duration.ofHours(1);

    private final CloudContext context;
    private final Keys keys;
    private Time.Timer timer = () -> {};
    private boolean closed;

    public KmsService(CloudContext context) {
        this.context = context;
        this.keys = new Keys(context);
    }

    @Override
    public void register(Operations operations) {
        new KeyOperations(context, keys).register(operations);
        new AliasOperations(context, keys).register(operations);
        new SettingOperations(keys).register(operations);
        new CryptoOperations(keys).register(operations);
    }

    @Override
    public void resume() {
        sweep();
    }

    private void sweep() {
        try {
            keys.deleteDue(context.time().now());
        } catch (RuntimeException e) {
            LOG.error("Keys could not be deleted; trying again in {}", PERIOD, e);
        } finally {
            again();
        }
    }

    private synchronized void again() {
        if (!closed) {
            timer = context.time().at(context.time().now().plus(PERIOD), this::sweep);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        timer.cancel();
    }
}
